/** Domain names: their canonical spelling, and what kind of name one is. */

/**
 * What nobody sees: marks of direction, joiners, spaces of no width, fillers, marks of byte order. The signs that change
 * the letter before them (variation selectors) are none of these, nor is a soft hyphen, which UTS #46 leaves out.
 */
const UNSEEN = /(?:(?!\p{M})\p{DI})+/gu;
/** A quote beside a letter or digit is an apostrophe, or ends a name: what stands between may have been a blank, or nothing. */
const EDGE = /[\s"(),:;<>@[\]]|^'[^\w\p{L}]/u;
/** A sign between two labels. */
const DOT = /[.\u3002\uff0e\uff61]/;
/**
 * A dot behind which a long name may be broken with such a character, as some webmails do: not one that may end a sentence,
 * behind a whole name.
 */
const BREAK = /(?<!@[^\s,;<>@.]+\.[^\s,;<>@]*)\.$/;

/** Returns `text` without soft hyphens, and without the invisible characters that `isMore` tells or that pad a word. */
export function stripPadding(
  text: string,
  isMore?: (run: string, before: string, behind: string) => boolean,
): string {
  return text.replace(/\u00ad/g, '').replace(UNSEEN, (run, at: number, all: string) => {
    const behind = all[at + run.length] ?? ' ';
    return EDGE.test((all[at - 1] ?? ' ') + behind) ||
      isMore?.(run, all.slice(Math.max(0, at - 255), at), behind)
      ? ''
      : // Patterns take it for a blank.
        run.replace(/\ufeff/g, '\u2060');
  });
}

/** Is this in a domain, or in the first word of an entry? A dot behind other words may end a sentence, or one of them. */
const IN_NAME = /(?:@|(?:^|[,;|:<\n])\s*)[^\s,;<>@]*$/;

/**
 * Returns `text` without the invisible characters that are no part of a name or an address: soft hyphens, and what pads
 * a word at a sign, a blank or an end, or breaks a long name. Within a word they stay: nobody knows whether one word was
 * meant or two, and U+200C and U+200D make another name there (RFC 5892 A.1, A.2).
 */
export function stripInvisible(text: string): string {
  return stripPadding(
    text,
    (run, before, behind) =>
      /^[\u200b\u2060\ufeff]+$/.test(run) && (DOT.test(behind) || BREAK.test(before)) && IN_NAME.test(before),
  );
}

/** An invisible character that is none of a letter. */
export const NO_LETTER = /(?![\p{M}\u200c\u200d])\p{DI}/u;

/**
 * What no domain name holds: signs of ASCII, and the quotes, brackets, dashes and bullets of any script, which the host
 * parser lets pass (RFC 5892 §2.3: general punctuation is none of a name).
 */
const NO_DOMAIN = /[\s/:?#%@\\[\]<>()",;&$!*'+=|^`{}~\u2010-\u205e\p{Pi}\p{Pf}\p{Ps}\p{Pe}]/u;
/**
 * Does a dot in the middle of the line stand where none is part of a name? U+00B7 is one between two `l` only, U+30FB beside
 * Japanese letters (RFC 5892 A.3, A.7), and no top-level domain has one: people separate words with them.
 */
function hasStrayDot(name: string): boolean {
  if (!/[\u00b7\u30fb\uff65]/.test(name)) return false;
  return name.split(DOT).some((label, at, { length }) => {
    const bare = label.replace(/(?<=l)\u00b7(?=l)/gi, '');
    if (at < length - 1 && /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(label)) return bare.includes('\u00b7');
    return /[\u00b7\u30fb\uff65]/.test(bare);
  });
}
const LABEL = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/;

/**
 * The lower-case A-label spelling of a domain name (RFC 5890 §2.3.2.1), without a final dot, or null where
 * the text is no domain name: forbidden characters, empty labels, a label over 63 or a name over 253 octets.
 */
export function parseDomain(text: string): string | null {
  const name = stripInvisible(`@${text}`)
    .slice(1)
    .trim()
    .replace(/[.\u3002\uff0e\uff61]$/, '');
  if (name === '' || NO_DOMAIN.test(name) || NO_LETTER.test(name) || hasStrayDot(name)) return null;
  // No top-level domain has a sign or picture in it, in any script: there it is a mark of emphasis, or words follow it.
  if (/[_-]$|(?![\0-\x7f])[\p{P}\p{S}]/u.test(name.split(DOT).at(-1) ?? '')) return null;
  let ascii: string;
  try {
    // The URL standard's host parser does UTS #46, as the browser itself does for any link.
    ascii = new URL(`https://${name}`).hostname;
  } catch {
    return null;
  }
  // The host parser turns numbers such as 0x7f.1 into addresses; those are no mail domains.
  if (/^[0-9.]+$/.test(ascii) || ascii.length > 253) return null;
  const labels = ascii.split('.');
  return labels.every((label) => label.length <= 63 && LABEL.test(label)) ? ascii : null;
}

/** What a domain is to the public DNS: `literal` is an address literal such as `[192.0.2.1]`. */
export type DomainKind = 'public' | 'internal' | 'literal';

/**
 * Special-use names that no public resolver may be asked about: RFC 6761 §6, RFC 6762 §3, RFC 7686 §2,
 * RFC 8375 §4, RFC 9476 §2, and ICANN's reservation of `.internal` (board resolution of 29 July 2024).
 */
const SPECIAL = new Set(['local', 'localhost', 'test', 'invalid', 'example', 'onion', 'alt', 'internal']);

/**
 * Is this name one that the public DNS can know? `isTopLevel` tells whether a label is a delegated
 * top-level domain; names outside the root zone are a company's own and must not leave the device.
 */
export function kindOfDomain(domain: string, isTopLevel: (label: string) => boolean): DomainKind {
  if (domain.startsWith('[')) return 'literal';
  // A dot at the end is the root's: the same name (RFC 1034 §3.1).
  const labels = domain.replace(/\.$/, '').split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || SPECIAL.has(top) || labels.slice(-2).join('.') === 'home.arpa') {
    return 'internal';
  }
  return isTopLevel(top) ? 'public' : 'internal';
}

/** The name itself and every parent with at least two labels, longest first. */
export function withParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
