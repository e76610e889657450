/** Normalises names in an organisation's policy in the same way as recipients and hosts (docs/adr/0018). Pure. */
import { parseAddress } from '../core/address.ts';
import { parseDomain } from '../core/domain.ts';

/** Names below which anybody can register one, by their form (`com`, `de`, `co.uk`): they would match everybody. */
const SUFFIX =
  /^(?:(?:ac|co|com|edu|go|gob|gov|gv|ltd|mil|ne|net|nom|or|org|plc|sch)\.)?[a-z]{2}$|^(?:arpa|biz|com|edu|gov|info|int|mil|net|org|xn--\w+)$/;
/** IP addresses, as the URL standard writes them. */
export const NUMBERS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/;

/**
 * Returns a domain or host in lower case and A-labels (RFC 5890 §2.3.2.1), without a final dot or surrounding blanks.
 * Null if the text is not a name (`*.x.example`, `@x.example`, `https://…`), or one that matches everybody (`com`).
 */
export function readName(text: string): string | null {
  const host = text.trim().toLowerCase();
  const name = NUMBERS.test(host) ? readNumbers(host) : parseDomain(text);
  return name === null || SUFFIX.test(name) ? null : name;
}

/** Returns an IP address as the URL standard spells it. Null for one that means another: `010.0.0.1` is 8.0.0.1. */
function readNumbers(host: string): string | null {
  const read = URL.parse(`http://${host}`)?.hostname;
  return read !== undefined && (read === host || host.startsWith('[')) ? read : null;
}

/** Returns the address, domain or host of an exception of this kind, normalised. Null if the text is not one. */
export function readSubject(kind: string, text: string): string | null {
  if (kind !== 'recipient') return readName(text);
  // A wildcard would be read as part of the address, and match nobody.
  return text.includes('*') ? null : (parseAddress(text)?.address.toLowerCase() ?? null);
}

/** Returns the name probably meant by an invalid text: what remains without wildcard, scheme, path or port. */
export function meantBy(text: string): string | null {
  const host = text.replace(/^.*\/\/|^[*.\s]+/, '').replace(/[/?#].*$/, '');
  return readName(host.replaceAll(/^.*@|:\d+$/g, ''));
}
