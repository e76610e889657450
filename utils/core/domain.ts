/** Domain names: their canonical spelling, and what kind of name one is. */

/**
 * Invisible characters: direction marks, joiners, zero-width spaces, fillers, byte order marks. Not variation
 * selectors, which change the character before them, nor the soft hyphen, which UTS #46 removes.
 */
const UNSEEN = /(?:(?!\p{M})\p{DI})+/gu;
/**
 * A pair of neighbours between which invisible characters are padding. A quote beside a letter or digit is excluded: it
 * is an apostrophe or ends a name, so what stands between may have been a blank, or nothing.
 */
const EDGE = /[\s"(),:;<>@[\]]|^'[^\w\p{L}]/u;
/** A dot between two labels. */
const DOT = /[.\u3002\uff0e\uff61]/;
/**
 * A dot after which some webmails break a long name with such a character. Excludes a dot after a complete domain name:
 * it may end a sentence.
 */
const BREAK = /(?<!@[^\s,;<>@.]+\.[^\s,;<>@]*)\.$/;

/** Returns `text` without soft hyphens and the invisible characters that pad a word or for which `isMore` is true. */
export function stripPadding(
  text: string,
  isMore?: (run: string, before: string, behind: string) => boolean,
): string {
  return text.replace(/\u00ad/g, '').replace(UNSEEN, (run, at: number, all: string) => {
    const behind = all[at + run.length] ?? ' ';
    return EDGE.test((all[at - 1] ?? ' ') + behind) ||
      isMore?.(run, all.slice(Math.max(0, at - 255), at), behind)
      ? ''
      : // Regular expressions treat U+FEFF as a blank.
        run.replace(/\ufeff/g, '\u2060');
  });
}

/** The position is within a domain, or in the first word of an entry. After other words a dot may end a sentence. */
const IN_NAME = /(?:@|(?:^|[,;|:<\n])\s*)[^\s,;<>@]*$/;

/**
 * Returns `text` without the invisible characters that are not part of a name or address: soft hyphens, and those that
 * pad a word (beside a delimiter, a blank or an end) or break a long name. Within a word they stay: one word or two may
 * have been meant, and U+200C and U+200D make a different name (RFC 5892 A.1, A.2).
 */
export function stripInvisible(text: string): string {
  return stripPadding(
    text,
    (run, before, behind) =>
      /^[\u200b\u2060\ufeff]+$/.test(run) && (DOT.test(behind) || BREAK.test(before)) && IN_NAME.test(before),
  );
}

/** An invisible character that cannot be part of a letter. */
export const DEFAULT_IGNORABLE = /(?![\p{M}\u200c\u200d])\p{DI}/u;

/**
 * Characters that no domain name contains: ASCII specials, and the quotes, brackets, dashes and bullets of any script.
 * The URL host parser lets the latter pass (RFC 5892 §2.3: general punctuation is not allowed in names).
 */
const NO_DOMAIN = /[\s/:?#%@\\[\]<>()",;&$!*'+=|^`{}~\u2010-\u205e\p{Pi}\p{Pf}\p{Ps}\p{Pe}]/u;
/**
 * Whether a middle dot stands where it is not part of a name. U+00B7 is allowed only between two `l`, U+30FB only
 * beside Japanese letters (RFC 5892 A.3, A.7), and no top-level domain contains either: people separate words with
 * them.
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
 * Returns the lower-case A-label spelling of a domain name (RFC 5890 §2.3.2.1) without a final dot, or null where the
 * text is no domain name: forbidden characters, empty labels, a label over 63 octets or a name over 253.
 */
export function parseDomain(text: string): string | null {
  const name = stripInvisible(`@${text}`)
    .slice(1)
    .trim()
    .replace(/[.\u3002\uff0e\uff61]$/, '');
  if (name === '' || NO_DOMAIN.test(name) || DEFAULT_IGNORABLE.test(name) || hasStrayDot(name)) return null;
  // No top-level domain of any script contains punctuation or a symbol: there it is a mark of emphasis, or words follow
  // it.
  if (/[_-]$|(?![\0-\x7f])[\p{P}\p{S}]/u.test(name.split(DOT).at(-1) ?? '')) return null;
  let ascii: string;
  try {
    // The URL standard's host parser applies UTS #46, as the browser does for any link.
    ascii = new URL(`https://${name}`).hostname;
  } catch {
    return null;
  }
  // The host parser turns numbers such as 0x7f.1 into IP addresses; those are not mail domains.
  if (/^[0-9.]+$/.test(ascii) || ascii.length > 253) return null;
  const labels = ascii.split('.');
  return labels.every((label) => label.length <= 63 && LABEL.test(label)) ? ascii : null;
}

/** What a domain is to the public DNS: `literal` is an address literal such as `[192.0.2.1]`. */
export type DomainKind = 'public' | 'internal' | 'literal';

/**
 * Special-use names that no public resolver may be asked about: RFC 6761 §6, RFC 6762 §3, RFC 7686 §2, RFC 8375 §4, RFC
 * 9476 §2, and ICANN's reservation of `.internal` (board resolution of 29 July 2024).
 */
const SPECIAL = new Set(['local', 'localhost', 'test', 'invalid', 'example', 'onion', 'alt', 'internal']);

/**
 * Returns the kind of a name: `public` only if the public DNS can know it. `isTopLevel` says whether a label is a
 * delegated top-level domain; names outside the root zone belong to a company and must not leave the device.
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

/** Returns the name itself and every parent with at least two labels, longest first. */
export function withParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
