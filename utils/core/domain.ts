/** Domain names: their canonical spelling, and what kind of name one is. */

/** Characters that UTS #46 leaves out of a name: soft hyphen, zero-width space, word joiner, invisible operators, mark of byte order. */
const IGNORED = /[\u00ad\u200b\u2060-\u2064\ufeff]/g;
/**
 * Direction marks, and the joiners that webmails pad addresses with: beside a sign, a blank or an end. Within a word they
 * stay. U+200C and U+200D make another name there (RFC 5892 A.1, A.2), and of the others the host parser judges.
 */
const MARKS = /[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]+/g;
const EDGE = /[\s"'(),:;<>@[\]]/;

/** Returns `text` without the invisible characters that are no part of a name or an address. */
export function stripInvisible(text: string): string {
  return text
    .replace(IGNORED, '')
    .replace(MARKS, (marks, at: number, all: string) =>
      EDGE.test(all[at - 1] ?? ' ') || EDGE.test(all[at + marks.length] ?? ' ') ? '' : marks,
    );
}

/**
 * What no domain name holds: signs of ASCII, and the quotes, brackets, dashes and bullets of any script, which the host
 * parser lets pass (RFC 5892 §2.3: general punctuation is none of a name).
 */
const NO_DOMAIN = /[\s/:?#%@\\[\]<>()",;&$!*'+=|^`{}~\u2010-\u205e\p{Pi}\p{Pf}\p{Ps}\p{Pe}]/u;
const LABEL = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/;

/**
 * The lower-case A-label spelling of a domain name (RFC 5890 §2.3.2.1), without a final dot, or null where
 * the text is no domain name: forbidden characters, empty labels, a label over 63 or a name over 253 octets.
 */
export function parseDomain(text: string): string | null {
  const name = stripInvisible(text)
    .trim()
    .replace(/[.\u3002\uff0e\uff61]$/, '');
  if (name === '' || NO_DOMAIN.test(name)) return null;
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
  // No top-level domain ends in a sign: there it is a mark of emphasis.
  return labels.every((label) => label.length <= 63 && LABEL.test(label)) && !ascii.endsWith('_')
    ? ascii
    : null;
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
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || SPECIAL.has(top) || domain === 'home.arpa' || domain.endsWith('.home.arpa')) {
    return 'internal';
  }
  return isTopLevel(top) ? 'public' : 'internal';
}

/** The name itself and every parent with at least two labels, longest first. */
export function withParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
