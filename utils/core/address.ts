/** Mail addresses in what a compose window shows: who exactly would get this mail? */
import { withoutComments } from './address-comments.ts';
import { cutEntries, type Entry } from './address-entries.ts';
import { plainSigns } from './address-text.ts';
import { NO_LETTER, parseDomain, stripInvisible } from './domain.ts';

export interface Address {
  /** Local part as typed, `@`, lower-case A-label domain or address literal. */
  readonly address: string;
  readonly localPart: string;
  readonly domain: string;
}

export interface ParsedRecipients {
  readonly addresses: readonly Address[];
  /** How many entries are there but are no address. */
  readonly unreadable: number;
}

/** Signs of ASCII and what nobody sees are no part of an atom (RFC 5322 §3.2.3, RFC 6532 §3.2). */
const DOT_ATOM = /^[^\s"(),:;<>@[\\\]]+$/u;
const isAtom = (text: string) => DOT_ATOM.test(text) && !NO_LETTER.test(text);
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/u;
const LITERAL = /^\[[0-9A-Za-z.:]+\]$/;
/**
 * RFC 5321 §4.5.3.1.3: a path has at most 256 octets, its brackets among them. The 64 octets of §4.5.3.1.1 are no limit
 * here: addresses for replies are longer, and arrive.
 */
const MAX_LENGTH = 254;

/** No domain is longer spelled out than in A-labels by more than this (signs). */
const TOO_LONG = 4 * MAX_LENGTH;

/** UTF-8 octets. */
const octets = (text: string) => new TextEncoder().encode(text).length;

/** One addr-spec (RFC 5322 §3.4.1), or null where the text is none. The domain follows the last `@`. */
export function parseAddress(text: string): Address | null {
  return text.length > TOO_LONG ? null : parseSpec(stripInvisible(text).trim());
}

/** The same of a word that has no padding. */
function parseSpec(spec: string): Address | null {
  const at = spec.lastIndexOf('@');
  if (at < 1) return null;
  const local = spec.slice(0, at);
  const host = spec.slice(at + 1);
  const quoted = QUOTED.exec(local)?.[1];
  if (quoted === undefined && !isAtom(local)) return null;
  const domain = LITERAL.test(host) ? host.toLowerCase() : parseDomain(host);
  if (domain === null) return null;
  // Quotes that nothing needs change nothing (RFC 5321 §4.1.2).
  const localPart = quoted !== undefined && isAtom(quoted) ? quoted : local;
  const address = `${localPart}@${domain}`;
  return octets(address) > MAX_LENGTH ? null : { address, localPart, domain };
}

/** Marks around a word that do not belong to an address: bullets, quotes and pictures of any script, and sentence ends. */
const FIRST = /^(?:\/\/|['`.\u00b4]|(?![\0-\x7f])[\p{P}\p{S}\p{DI}])+/u;
// The look behind keeps it linear: a run is tried from its start alone.
const LAST =
  /(?<!['`\u00b4!?.}]|(?![\0-\x7f])[\p{P}\p{S}\p{DI}])(?:['`\u00b4!?.}]|(?![\0-\x7f])[\p{P}\p{S}\p{DI}])+$/u;

/**
 * Signs of sentences in a local part, but those that stand within words (UAX #31, table 3a), and a full stop of another
 * script than the one before it: there may be the end of another word.
 */
const BETWEEN =
  /(?![\0-\x7f\u00b7\u058a\u05f3\u05f4\u0f0b\u2010\u2019\u2027\u30a0\u30fb])[\p{P}\p{S}][^@]*@|@[^@.]*\.[^@\u3002\uff0e\uff61]*[\u3002\uff0e\uff61]/u;

/** The addr-spec in a word that holds an `@`: without the marks around it, and the fields of a mail link behind it. */
function unwrap(word: string): string {
  const bare = word.replace(/^\{(?=[^}]*\}\W*$)/, '').replace(FIRST, '');
  return bare.replace(/^([^?@]+@[^?@]+)\?[^@]*$/, '$1').replace(LAST, '');
}

/** Has a mark at the first or last place another at the other? It may as well be a letter of the address, else. */
function isPaired(word: string): boolean {
  const [first, last] = [/^['`.]/.exec(word)?.[0], /['`](?=[!?.]*$)/.exec(word)?.[0]];
  return first === last;
}

/**
 * A quote in a local part that stands not between letters, as an apostrophe does: where a name in quotes ends, else. A dot
 * there, a joiner or another sign that stands within words, but behind no letter.
 */
const LOOSE =
  /(?<![\p{L}\p{M}\p{N}])['\u2019.\u00b7\u058a\u05f3\u05f4\u0f0b\u2010\u2027\u30a0\u30fb\u200c\u200d][^@]*@|['\u2019](?![\p{L}\p{M}\p{N}])[^@]*@/u;

/** A domain that may be two words: no top-level domain has these signs, and hardly any other label but the first. */
const JOINED = /@[^@.]*\.[^@]*_|@[^@]*\.(?!xn--)[^@.]*-[^@.]*$/i;

/** A word of a name as a mail's head has it (RFC 2047 §2), and something behind it. */
const CODED = /^=\?/;

const UNSURE = [BETWEEN, LOOSE, JOINED, CODED];

/** A word of a name in a mail's head (RFC 2047 §2). */
const ENCODED = /^=\?.*\?=$/;

/** The address in a word. No longer one is looked at: no mark around an address is worth that. */
const readWord = (word: string) => (word.length > TOO_LONG ? null : parseSpec(unwrap(word)));

/** How many addresses a word contains that is not an address itself. */
function brokenIn(word: string): number {
  return Math.max(1, word.match(/@[^@.]+\.[^@]/g)?.length ?? 0);
}

/**
 * In quotes: an address in brackets with a sign behind it, or one with a single bracket, or a sign of lists at the end. No
 * name has that: these two quotes were hardly meant as a pair.
 */
const SPLIT = /[>)\]]\s*[,;|]|^[^<>@]*@[^<>]*>|<[^<>@]*@[^<>]*$|@[^@]*[,;|]\s*$/;
/** An address with a sign of lists behind it. */
const LISTED = /@[^\s,;|@]+\s*[,;|]/;

/** Nested quotes are read to this depth. */
const DEEPEST = 3;

interface Gathered {
  readonly found: Map<string, Address>;
  /** Addresses in places that nothing is delivered to, as far as can be seen. */
  readonly aside: Address[];
  unreadable: number;
  /** How many of these are words like addresses. */
  broken: number;
}

const nothing = (): Gathered => ({ found: new Map(), aside: [], unreadable: 0, broken: 0 });

function countBroken(word: string, into: Gathered): void {
  const count = brokenIn(word);
  into.unreadable += count;
  into.broken += count;
}

/** What stands in a quoted string (RFC 5322 §3.2.4), without its quotes and escapes. */
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

/** Addresses in the quotes of a name, where they are hardly a part of it. */
function gatherNames({ quoted, isBare }: Entry, into: Gathered, depth: number): void {
  for (const one of quoted) {
    const content = contentOf(one);
    // Beside an address without brackets, one in quotes is hardly its name: some programs send to that one.
    const named = isBare && one.endsWith('"') ? readWord(content.trim()) : null;
    if (named) into.aside.push(named);
    const isSplit = SPLIT.test(content);
    if (!(isSplit || LISTED.test(content)) || depth >= DEEPEST) continue;
    const inner = nothing();
    gather(content, inner, depth + 1);
    // Addresses alone make a name; a list with something else in it is none, either.
    if (!isSplit && inner.unreadable === 0) continue;
    into.aside.push(...inner.found.values());
    into.unreadable += inner.broken;
  }
}

/** Of an entry without any address: is there one in its quotes (`"Ann <ann@x.org>"`)? Gathers it, then. */
function gatherQuoted({ quoted }: Entry, into: Gathered, depth: number): boolean {
  const lists = quoted.map(contentOf).filter((content) => depth < DEEPEST && content.includes('@'));
  for (const content of lists) gather(content, into, depth + 1);
  return lists.length > 0;
}

function gather(text: string, into: Gathered, depth: number): void {
  // Names that end in a comma or bar: the next entry may show that they are a part of its own ("Doe, Jane | Sales <…>").
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
    // What stands before a colon names a group (RFC 5322 §3.4), or the scheme of a mail link.
    else if (!gatherQuoted(entry, into, depth) && sign !== ':' && !isTornBehind) into.unreadable += 1;
  }
  into.unreadable += parts;
}

/**
 * Which addresses does this text name? Accepts all that a recipient field may show: one address, `Name <addr>`, lists
 * however separated, groups (RFC 5322 §3.4), and what people make of them: brackets, quotes and comments that are not
 * closed, marks around addresses. Every text like an address outside balanced quotes is told, or counts as `unreadable`,
 * as does an entry that has none; an empty group ("undisclosed-recipients:;") names nobody. Linear.
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
