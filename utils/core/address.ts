/** Parses the mail addresses that a compose window shows: who exactly would get this mail? */
import { withoutComments } from './address-comments.ts';
import { cutEntries, type Entry } from './address-entries.ts';
import { plainSigns } from './address-text.ts';
import { DEFAULT_IGNORABLE, parseDomain, stripInvisible } from './domain.ts';

export interface Address {
  /** Local part as typed, `@`, lower-case A-label domain or address literal. */
  readonly address: string;
  readonly localPart: string;
  readonly domain: string;
}

export interface ParsedRecipients {
  readonly addresses: readonly Address[];
  /** Number of entries that are not addresses. */
  readonly unreadable: number;
}

/** ASCII specials and invisible characters cannot be part of an atom (RFC 5322 §3.2.3, RFC 6532 §3.2). */
const DOT_ATOM = /^[^\s"(),:;<>@[\\\]]+$/u;
const isAtom = (text: string) => DOT_ATOM.test(text) && !DEFAULT_IGNORABLE.test(text);
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/u;
const LITERAL = /^\[[0-9A-Za-z.:]+\]$/;
/**
 * Octets. RFC 5321 §4.5.3.1.3 limits a path to 256 octets, angle brackets included. The limit of 64 octets for a local
 * part (§4.5.3.1.1) is not applied: reply addresses exceed it, and are delivered.
 */
const MAX_LENGTH = 254;

/** Characters. Longer text is no address: no Unicode spelling of a domain is over four times its A-labels. */
const TOO_LONG = 4 * MAX_LENGTH;

/** Returns the length in UTF-8 octets. */
const octets = (text: string) => new TextEncoder().encode(text).length;

/** Parses one addr-spec (RFC 5322 §3.4.1); null where the text is not one. The domain follows the last `@`. */
export function parseAddress(text: string): Address | null {
  return text.length > TOO_LONG ? null : parseSpec(stripInvisible(text).trim());
}

/** Parses one addr-spec that has no surrounding blanks and no invisible characters. */
function parseSpec(spec: string): Address | null {
  const at = spec.lastIndexOf('@');
  if (at < 1) return null;
  const local = spec.slice(0, at);
  const host = spec.slice(at + 1);
  const quoted = QUOTED.exec(local)?.[1];
  if (quoted === undefined && !isAtom(local)) return null;
  const domain = LITERAL.test(host) ? host.toLowerCase() : parseDomain(host);
  if (domain === null) return null;
  // Unnecessary quotes do not change the address (RFC 5321 §4.1.2).
  const localPart = quoted !== undefined && isAtom(quoted) ? quoted : local;
  const address = `${localPart}@${domain}`;
  return octets(address) > MAX_LENGTH ? null : { address, localPart, domain };
}

/** Marks before a word that do not belong to an address: bullets, quotes and symbols of any script, full stops. */
const FIRST = /^(?:\/\/|['`.\u00b4]|(?![\0-\x7f])[\p{P}\p{S}\p{DI}])+/u;
// The same after a word, with `!?}`. The lookbehind keeps it linear: each run is tried only from its start.
const LAST =
  /(?<!['`\u00b4!?.}]|(?![\0-\x7f])[\p{P}\p{S}\p{DI}])(?:['`\u00b4!?.}]|(?![\0-\x7f])[\p{P}\p{S}\p{DI}])+$/u;

/**
 * Punctuation in a local part, except what may stand within words (UAX #31, table 3a); or a full stop of another script
 * than the one before it. Another word may end there.
 */
const BETWEEN =
  /(?![\0-\x7f\u00b7\u058a\u05f3\u05f4\u0f0b\u2010\u2019\u2027\u30a0\u30fb])[\p{P}\p{S}][^@]*@|@[^@.]*\.[^@\u3002\uff0e\uff61]*[\u3002\uff0e\uff61]/u;

/** Returns the addr-spec in a word that has an `@`, without surrounding marks or the fields of a mailto link. */
function unwrap(word: string): string {
  const bare = word.replace(/^\{(?=[^}]*\}\W*$)/, '').replace(FIRST, '');
  return bare.replace(/^([^?@]+@[^?@]+)\?[^@]*$/, '$1').replace(LAST, '');
}

/** Whether both ends have the same mark (quote, backtick) or none. A mark at one end only may belong to the address. */
function isPaired(word: string): boolean {
  const [first, last] = [/^['`.]/.exec(word)?.[0], /['`](?=[!?.]*$)/.exec(word)?.[0]];
  return first === last;
}

/**
 * A quote in a local part that is not between letters, as an apostrophe is: a quoted name may end there. Also a dot,
 * joiner or other within-word character that does not follow a letter.
 */
const LOOSE =
  /(?<![\p{L}\p{M}\p{N}])['\u2019.\u00b7\u058a\u05f3\u05f4\u0f0b\u2010\u2027\u30a0\u30fb\u200c\u200d][^@]*@|['\u2019](?![\p{L}\p{M}\p{N}])[^@]*@/u;

/** A domain that may be two joined words: no top-level domain has `_` or `-`, and few labels but the first do. */
const JOINED = /@[^@.]*\.[^@]*_|@[^@]*\.(?!xn--)[^@.]*-[^@.]*$/i;

/** An encoded word of a mail header (RFC 2047 §2) with something after it. */
const CODED = /^=\?/;

const UNSURE = [BETWEEN, LOOSE, JOINED, CODED];

/** An encoded word of a mail header (RFC 2047 §2), nothing else. */
const ENCODED = /^=\?.*\?=$/;

/** Returns the address in a word, or null. Words over the limit are not parsed: no surrounding marks are that long. */
const readWord = (word: string) => (word.length > TOO_LONG ? null : parseSpec(unwrap(word)));

/** Returns how many addresses seem to be in a word that is not itself one; at least 1. */
function brokenIn(word: string): number {
  return Math.max(1, word.match(/@[^@.]+\.[^@]/g)?.length ?? 0);
}

/**
 * Found in a quoted string: an address in brackets followed by a separator, an address with only one of its brackets,
 * or a separator at the end. No name looks like that, so these two quotes were hardly meant as a pair.
 */
const SPLIT = /[>)\]]\s*[,;|]|^[^<>@]*@[^<>]*>|<[^<>@]*@[^<>]*$|@[^@]*[,;|]\s*$/;
/** An address followed by a separator. */
const LISTED = /@[^\s,;|@]+\s*[,;|]/;

/** Maximum depth to which nested quotes are parsed. */
const DEEPEST = 3;

interface Gathered {
  readonly found: Map<string, Address>;
  /** Addresses in places that mail is not delivered to, as far as can be seen. */
  readonly aside: Address[];
  /** Entries or words that are not readable as an address. */
  unreadable: number;
  /** How many of `unreadable` are words that look like addresses. */
  broken: number;
}

const nothing = (): Gathered => ({ found: new Map(), aside: [], unreadable: 0, broken: 0 });

function countBroken(word: string, into: Gathered): void {
  const count = brokenIn(word);
  into.unreadable += count;
  into.broken += count;
}

/** Returns the content of a quoted string (RFC 5322 §3.2.4) without quotes and escapes. */
const contentOf = (quoted: string) => quoted.replace(/^"|"[^"]*$/g, '').replace(/\\(.)/g, '$1');

function gatherEntry(entry: Entry, into: Gathered, depth: number): void {
  const { specs, inName, isTorn } = entry;
  for (const word of specs) {
    const address = readWord(word);
    if (address) into.found.set(address.address, address);
    else countBroken(word, into);
    if (address && (!isPaired(word) || UNSURE.some((one) => one.test(unwrap(word))))) into.unreadable += 1;
  }
  for (const word of inName) {
    const address = readWord(word);
    if (address) into.aside.push(address);
    else if (/[^@]@(\[|[^@]+\.[^@])/.test(word) && !ENCODED.test(word)) countBroken(word, into);
  }
  if (isTorn) into.unreadable += 1;
  gatherNames(entry, into, depth);
}

/** Gathers the addresses in an entry's quoted strings that are hardly part of a name. */
function gatherNames({ quoted, isBare }: Entry, into: Gathered, depth: number): void {
  for (const one of quoted) {
    const content = contentOf(one);
    // Beside an address without brackets, a quoted address is hardly its name: some programs send to the quoted one.
    const named = isBare && one.endsWith('"') ? readWord(content.trim()) : null;
    if (named) into.aside.push(named);
    const isSplit = SPLIT.test(content);
    if (!(isSplit || LISTED.test(content)) || depth >= DEEPEST) continue;
    const inner = nothing();
    gather(content, inner, depth + 1);
    // A list of nothing but addresses can be a name; one with anything else in it hardly is.
    if (!isSplit && inner.unreadable === 0) continue;
    into.aside.push(...inner.found.values());
    into.unreadable += inner.broken;
  }
}

/**
 * For an entry without an address: gathers the addresses in its quoted strings (`"Ann <ann@x.org>"`). Returns whether a
 * quoted string holds an `@`.
 */
function gatherQuoted({ quoted }: Entry, into: Gathered, depth: number): boolean {
  const lists = quoted.map(contentOf).filter((content) => depth < DEEPEST && content.includes('@'));
  for (const content of lists) gather(content, into, depth + 1);
  return lists.length > 0;
}

function gather(text: string, into: Gathered, depth: number): void {
  // Names that end in a comma or bar. The next entry may show that they are part of its own name ("Doe, Jane | Sales
  // <…>").
  let parts = 0;
  for (const { entry, sign, isTornBehind } of cutEntries(text)) {
    const { specs, inName, quoted, hasWords, isNamed, isAngled } = entry;
    const isName = specs.length + inName.length === 0;
    if (isName && isTornBehind) into.unreadable += 1;
    if (isName && !hasWords && quoted.length === 0) continue;
    if (isName && hasWords && !isAngled && (sign === ',' || sign === '|')) {
      if (!isTornBehind) parts += 1;
      gatherNames(entry, into, depth);
      continue;
    }
    if (!isNamed) into.unreadable += parts;
    parts = 0;
    if (!isName) gatherEntry(entry, into, depth);
    // Text before a colon is a group's name (RFC 5322 §3.4) or the scheme of a mailto link.
    else if (!gatherQuoted(entry, into, depth) && sign !== ':' && !isTornBehind) into.unreadable += 1;
  }
  into.unreadable += parts;
}

/**
 * Parses the addresses that a text names. Accepts all that a recipient field may show: one address, `Name <addr>`,
 * lists with any separators, groups (RFC 5322 §3.4), and common mistakes: unclosed brackets, quotes and comments, marks
 * around addresses. Every address-like text outside balanced quotes is returned or counted in `unreadable`, and so is
 * an entry without an address; an empty group ("undisclosed-recipients:;") names nobody. Linear time.
 */
export function parseRecipients(text: string): ParsedRecipients {
  const all = nothing();
  // Browsers send half of a surrogate pair as U+FFFD (Web IDL, USVString).
  const { list, unsure } = withoutComments(stripInvisible(plainSigns(text.toWellFormed())));
  all.unreadable = unsure;
  gather(list, all, 0);
  const known = new Set([...all.found.keys()].map((address) => address.toLowerCase()));
  const lost = new Set(
    all.aside.map(({ address }) => address.toLowerCase()).filter((one) => !known.has(one)),
  );
  return { addresses: [...all.found.values()], unreadable: all.unreadable + lost.size };
}
