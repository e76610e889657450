/** How an organisation's policy spells names: as recipients and hosts are judged (docs/adr/0018). Pure. */
import { parseAddress } from '../core/address.ts';
import { parseDomain } from '../core/domain.ts';

/** Names below which anybody can have one, by their form (`com`, `de`, `co.uk`): they would stand for everybody. */
const SUFFIX =
  /^(?:(?:ac|co|com|edu|go|gob|gov|gv|ltd|mil|ne|net|nom|or|org|plc|sch)\.)?[a-z]{2}$|^(?:arpa|biz|com|edu|gov|info|int|mil|net|org|xn--\w+)$/;
/** Addresses of hosts, as the URL standard writes them. */
export const NUMBERS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/;

/**
 * A domain or host in lower case and A-labels (RFC 5890 §2.3.2.1), without a final dot or blanks around it; null where the
 * text names none (`*.x.example`, `@x.example`, `https://…`), or one that stands for everybody (`com`).
 */
export function readName(text: string): string | null {
  const host = text.trim().toLowerCase();
  const name = NUMBERS.test(host) ? (URL.canParse(`http://${host}`) ? host : null) : parseDomain(text);
  return name === null || SUFFIX.test(name) ? null : name;
}

/** The address, domain or host that an exception of this kind is about; null where the text names none. */
export function readSubject(kind: string, text: string): string | null {
  if (kind !== 'recipient') return readName(text);
  // A wildcard, which would be taken for a sign of one address and match nobody.
  return text.includes('*') ? null : (parseAddress(text)?.address.toLowerCase() ?? null);
}

/** What was most likely meant by a text that is no name: what is left without wildcard, scheme, path or port. */
export function meantBy(text: string): string | null {
  const host = text.replace(/^.*\/\/|^[*.\s]+/, '').replace(/[/?#].*$/, '');
  return readName(host.replaceAll(/^.*@|:\d+$/g, ''));
}
