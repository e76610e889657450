/** Reads links that leave the encrypted web: which channel they open, and to whom. */
import { plainSigns } from '../../core/address-text.ts';
import { carriageOf } from '../../core/destination.ts';
import { ANY_CONTENT } from '../../core/decide.ts';
import { reportableUrl } from './link-kind.ts';
import type { Reading } from './read-subject.ts';

/** Schemes for messages to people, not for calls. */
const MESSAGE = /^(sms|smsto|mms|mmsto|imessage):$/;
/** Nobody writes to more people at once from a link. */
const MAX_PEOPLE = 20;
const MAX_HANDLE_LENGTH = 100;
/** Enough for a name and an address. */
const MAX_PART_LENGTH = 400;

/** Addresses that a gateway turns into a number: the only mail links reported before a mail is written. */
const NUMBERS = /(?:fax=)?[+\d().\s-]{7,}@\s*\S+/gi;
/** Characters of an address that nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/**
 * A quoted part of an address before its domain (RFC 5322 §3.4.1), and a comment: their digits are part of the number.
 */
const QUOTED = /"((?:[^"\\\n]|\\.){1,100})"(?=\s*[.@])/g;
const COMMENT = /\([^()\d@]{0,100}\)/g;
const plainPart = (list: string) =>
  list.replace(QUOTED, (_, inner: string) => inner.replace(/[^+\d().\w -]/g, '')).replace(COMMENT, '');
/** Of a longer list, its beginning is enough. */
const MAX_LIST_LENGTH = 8_000;

/**
 * Returns the addresses of numbers in a mail link: in its path and its `to`, `cc` and `bcc` fields (RFC 6068 §2), each
 * written like the lists that people paste there: names, brackets, any separator. `mailto://` is no valid address, but
 * opens a mail all the same.
 */
function numbersOf({ protocol, href, search }: URL): readonly string[] {
  if (protocol !== 'mailto:') return [];
  const fields = [...new URLSearchParams(search)].filter(([name]) => /^(to|cc|bcc)$/i.test(name));
  return [decode(/^mailto:\/*([^?#]*)/.exec(href)?.[1] ?? ''), ...fields.map(([, value]) => value)]
    .flatMap((list) =>
      plainPart(plainSigns(list.slice(0, MAX_LIST_LENGTH).replace(UNSEEN, ''))).split(/[,;:|<>"'\n]/),
    )
    .flatMap((part) => part.slice(0, MAX_PART_LENGTH).match(NUMBERS) ?? [])
    .map((address) => address.replace(/\s*@\s*/, '@').trim())
    .filter((address) => address.length <= MAX_HANDLE_LENGTH)
    .slice(0, MAX_PEOPLE);
}

/**
 * Returns whom a link writes to, as written there (RFC 5724 §2.2: numbers separated by commas; Apple's `addresses=`).
 * The text of the message is not read.
 */
export function peopleOf({ protocol, pathname, search }: URL): readonly string[] {
  if (!MESSAGE.test(protocol)) return [];
  const named = new URLSearchParams(search).get('addresses');
  const list = named ?? pathname.replace(/^\/+/, '').replace(/^open$/, '');
  return list
    .split(/[,;]/)
    .map((part) => decode(part).trim())
    .filter((part) => part !== '' && part.length <= MAX_HANDLE_LENGTH)
    .slice(0, MAX_PEOPLE);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns what is reported about a link, or null if there is nothing to report. Of a path only the recipients are read.
 */
export function readLink(link: Element): Reading | null {
  const url = reportableUrl(link);
  if (!url) return null;
  const { protocol: scheme, hostname: host } = url;
  const carriage = carriageOf(scheme);
  const numbers = numbersOf(url);
  if (scheme === 'mailto:' && numbers.length === 0) return null;
  const isOfPeople = carriage === 'phone' || carriage === 'apple';
  const destination = { channel: 'link', scheme, host: isOfPeople ? '' : host, upgraded: false } as const;
  const handles = [...numbers, ...peopleOf(url)];
  return {
    destination: handles.length > 0 ? { ...destination, handles } : destination,
    content: { ...ANY_CONTENT, isSensitive: false },
  };
}
