/** Links that leave the encrypted web: what channel do they open, and who can read it there? */
import { plainSigns } from '../../core/address-text.ts';
import { carriageOf } from '../../core/destination.ts';
import { ANY_CONTENT } from '../../core/decide.ts';
import { reportableUrl } from './link-kind.ts';
import type { Reading } from './read-subject.ts';

/** Schemes of messages to people, not of calls. */
const MESSAGE = /^(sms|smsto|mms|mmsto|imessage):$/;
/** Nobody writes to more people at once from a link. */
const MAX_PEOPLE = 20;
const MAX_HANDLE_LENGTH = 100;
/** A name and an address. */
const MAX_PART_LENGTH = 400;

/** Addresses that a gateway turns into a number: the only mail links that a page is told about before a mail is written. */
const NUMBERS = /(?:fax=)?[+\d().\s-]{7,}@\s*\S+/gi;
/** What nobody sees of an address. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** A quoted part of an address before its domain (RFC 5322 §3.4.1), and a comment: what they hold is the number's. */
const QUOTED = /"((?:[^"\\\n]|\\.){1,100})"(?=\s*[.@])/g;
const COMMENT = /\([^()\d@]{0,100}\)/g;
const plainPart = (list: string) =>
  list.replace(QUOTED, (_, inner: string) => inner.replace(/[^+\d().\w -]/g, '')).replace(COMMENT, '');
/** Of longer ones a beginning is enough. */
const MAX_LIST_LENGTH = 8_000;

/**
 * Addresses of numbers in a mail link: its path, and its `to`, `cc` and `bcc` fields (RFC 6068 §2), each as lists are
 * written that people paste there: names, brackets, any separator. `mailto://` is no such address, and opens a mail all
 * the same.
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
 * Whom a link writes to, as it stands there (RFC 5724 §2.2: numbers separated by commas; Apple's `addresses=`). The text
 * of the message is not read.
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

/** What is told about a link, or null where there is nothing to tell. Of paths nothing is read but whom a message is to. */
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
