/** Mail addresses in what a compose window shows: who exactly would get this mail? */
import parseList from 'nodemailer/lib/addressparser';
import { parseDomain, stripInvisible } from './domain.ts';

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

const DOT_ATOM = /^[^\s"(),:;<>@[\\\]]+$/u;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/u;
const LITERAL = /^\[[0-9A-Za-z.:]+\]$/;
/** RFC 5321 §4.5.3.1.1 and §4.5.3.1.3: 64 octets of local part, 256 of path. */
const LONGEST = { local: 64, address: 254 };

/** One addr-spec (RFC 5322 §3.4.1), or null where the text is none. The domain follows the last `@`. */
export function parseAddress(text: string): Address | null {
  const spec = stripInvisible(text).trim();
  const at = spec.lastIndexOf('@');
  if (at < 1) return null;
  const localPart = spec.slice(0, at);
  const host = spec.slice(at + 1);
  if (!DOT_ATOM.test(localPart) && !QUOTED.test(localPart)) return null;
  const domain = LITERAL.test(host) ? host.toLowerCase() : parseDomain(host);
  if (domain === null || localPart.length > LONGEST.local) return null;
  const address = `${localPart}@${domain}`;
  return address.length > LONGEST.address ? null : { address, localPart, domain };
}

type Entry = ReturnType<typeof parseList>[number];

function* flatten(entries: readonly Entry[]): Generator<{ address: string; name: string }> {
  for (const entry of entries) {
    if (entry.group !== undefined) yield* flatten(entry.group);
    else yield { address: entry.address, name: entry.name };
  }
}

/**
 * Addresses that the list parser put into a name: it keeps one address an entry and drops a second one
 * ("a@x.org b@y.org"). Text before `<address>` is a display name and receives nothing.
 */
function* hiddenIn(name: string, address: string, text: string): Generator<string> {
  const angle = text.indexOf(`<${address}>`);
  for (const word of name.split(/[\s<>,;()"']+/)) {
    if (!word.includes('@')) continue;
    const isDisplayName = angle >= 0 && text.indexOf(word) < angle && !text.includes(`<${word}>`);
    if (!isDisplayName) yield word;
  }
}

/**
 * Which addresses does this text name? Accepts all that a recipient field may show: one address, `Name
 * <addr>`, lists with commas or semicolons, groups (RFC 5322 §3.4), unclosed brackets. An entry that is
 * no address counts as `unreadable`; an empty group ("undisclosed-recipients:;") names nobody.
 */
export function parseRecipients(text: string): ParsedRecipients {
  const source = stripInvisible(text)
    .replace(/^\s*mailto:/i, '')
    .trim();
  const found = new Map<string, Address>();
  let unreadable = 0;
  if (source === '') return { addresses: [], unreadable };
  // Lines separate recipients in some fields; the list parser takes a line break for white space.
  for (const { address, name } of flatten(parseList(source.replace(/[\r\n]+/g, ', ')))) {
    if (address === '' && name === '') continue;
    const parsed = parseAddress(address);
    if (parsed) found.set(parsed.address, parsed);
    else unreadable += 1;
    for (const word of hiddenIn(name, address, source)) {
      const other = parseAddress(word);
      if (other) found.set(other.address, other);
    }
  }
  return { addresses: [...found.values()], unreadable };
}
