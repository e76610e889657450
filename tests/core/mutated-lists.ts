/** Lists of recipients as people write and leave them, and a check of how one was parsed. */
import parseList from 'nodemailer/lib/addressparser';
import { parseAddress, parseRecipients } from '../../utils/core/address.ts';
import { parseDomain, stripInvisible } from '../../utils/core/domain.ts';

const ADDRESSES = [
  'ann@gmail.com',
  '5551234567@vtext.com',
  "o'brien@mail.co.uk",
  'lee.x+news@example.org',
  'info@münchen.de',
  'info@می‌خواهم.com',
  '用户@例子.广告',
  'a@b.cd',
  'reply+0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef@reply.github.com',
  'user@[192.0.2.7]',
];

/** How an entry may be written; `$` stands for the address. */
const SHAPES = [
  '$',
  '<$>',
  'Ann Miller <$>',
  'Ann<$>',
  '"Miller, Ann" <$>',
  '"Miller; Ann (home)" <$>',
  '"x@display.example" <$>',
  '"Ann \\"A\\" Miller" <$>',
  'Ann (home) <$>',
  '$ (Ann, at home)',
  'José Müller <$>',
  '山田太郎 <$>',
  '=?utf-8?Q?Miller=2C_Ann?= <$>',
  "'$'",
  '“$”',
  '<mailto:$>',
  'mailto:$',
  'Ann\n<$>',
  'friends: $',
  '\u202a$\u202c',
  'Rack 19" <$>',
  'Team: $;',
  'Team: Inner: $;;',
  '"Team, Blue": $;',
  '$ (a "b, c" d)',
  '(a, "b" (c; d)) $',
  'Ann (the \\) one) <$>',
  '=?utf-8?B?QW5u?= =?utf-8?B?TQ==?= <$>',
  '\u2067Ann\u2069 <\u2066$\u2069>',
  '«$»',
  '【$】',
  '• $',
  '$.',
  'Ann [mailto:$]',
  'SMTP:$',
  "'Ann via List' <$>",
  'Ann | Sales <$>',
  'Ann/Bob & Co. <$>',
  'Ann - <$>',
  'Miller, Ann <$>',
  '\u200b$\u2060',
];

const SEPARATORS = [
  ', ',
  ',',
  '; ',
  ';',
  '\n',
  '，',
  '；',
  '、',
  ' | ',
  ',\n',
  '; ',
  '\r\n',
  '\n\n',
  ' ;',
  '، ',
  ' ， ',
  '||',
];
const SIGNS = Array.from('"<>,;:()|@ .\'\\[]\n').concat([
  '，',
  '＜',
  '“',
  '’',
  '\u200b',
  '\u200e',
  '\u2060',
  '\ufeff',
  '\u3164',
  'x',
  '。',
  '．',
  '｡',
  '·',
  '…',
  '„',
  '」',
  '\u3000',
  '\u00a0',
  '\t',
  '＠',
  '＞',
  '＂',
  '–',
  '_',
  '*',
  '/',
  '؛',
  '\u00ad',
  '\u200d',
  '★',
  '→',
  '✉\ufe0f',
  '📧',
  '~',
  '=',
]);

export interface Made {
  readonly text: string;
  readonly addresses: readonly string[];
}

const picker =
  (next: () => number) =>
  <T>(all: readonly T[]) =>
    all[Math.floor(next() * all.length)] as T;

/** Makes a list of one to five recipients. `next` returns random numbers in [0, 1). */
export function makeList(next: () => number): Made {
  const pick = picker(next);
  const addresses = [...new Set(Array.from({ length: 1 + Math.floor(next() * 5) }, () => pick(ADDRESSES)))];
  const separator = pick(SEPARATORS);
  return { addresses, text: addresses.map((one) => pick(SHAPES).replace('$', one)).join(separator) };
}

/** Changes one character, most often one that has a meaning in a list. */
export function mutate(text: string, next: () => number): string {
  const signs = [...text.matchAll(/[^\p{L}\p{N}\p{M}]/gu)].map(({ index }) => index);
  const at =
    next() < 0.8 && signs.length > 0
      ? (signs[Math.floor(next() * signs.length)] as number)
      : Math.floor(next() * text.length);
  const [before, sign, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  const pick = picker(next);
  const ways = [
    () => before + after,
    () => before + sign + sign + after,
    () => before + after.slice(0, 1) + sign + after.slice(1),
    () => before + pick(SIGNS) + sign + after,
    () => before + pick(SIGNS) + after,
  ];
  return pick(ways)();
}

const domains = new Map<string, string | null>();
const domainOf = (host: string) => {
  const known = domains.get(host);
  const domain = known === undefined ? parseDomain(host) : known;
  domains.set(host, domain);
  return domain;
};
/** Returns an address as the parser returns it: without invisible characters, its domain in canonical form. */
export const canonical = (text: string) => {
  const address = stripInvisible(text);
  const at = address.lastIndexOf('@') + 1;
  const host = address.slice(at);
  return `${address.slice(0, at)}${host.startsWith('[') ? host : domainOf(host)}`;
};

/**
 * Whether an address stands in the text, character by character. Allowances: its domain may be written in its own
 * script, a quoted local part may have escapes (RFC 5322 §3.2.4), pages collapse runs of blanks, and invisible
 * characters and comments (§3.4.1) may be left out of it. An address joined from two words is not detected here: it
 * shows as a lost recipient.
 */
function stands(address: string, list: string): boolean {
  const text = stripInvisible(list.toWellFormed().replaceAll('＠', '@')).replace(/"(\w+)"@/g, '$1@');
  const plain = text.replace(/[\u200b\u2060\ufeff]|\\(?=[^\s\\])/g, '').replace(/\s+/g, ' ');
  const bare = plain.replace(/\s*\([^()@]*\)\s*/g, '');
  if ([text, plain, bare].some((one) => one.includes(address))) return true;
  const at = address.lastIndexOf('@') + 1;
  const [local, domain] = [address.slice(0, at), address.slice(at)];
  for (let from = text.indexOf(local); from >= 0; from = text.indexOf(local, from + 1)) {
    const host = /^[^\s,;|<>()"'”]*/.exec(text.slice(from + local.length))?.[0] ?? '';
    for (let end = host.length; end > 0; end--) if (domainOf(host.slice(0, end)) === domain) return true;
  }
  return false;
}

/**
 * What belongs to an address if it stands directly before it: letters, ASCII characters that are no delimiter around an
 * address (RFC 5322 §3.2.3), and, after a letter, characters that may stand within a word (UAX #31, table 3a).
 */
const OWN =
  /(?:[\p{L}\p{N}\p{M}_*/+=~-]|[\p{L}\p{N}\p{M}]['.\u00b7\u058a\u05f3\u05f4\u0f0b\u2010\u2019\u2027\u30a0\u30fb\u200c\u200d])$/u;

/**
 * Whether the address stands in the list as a word of its own. After a dot the domain would continue, and be a
 * different one.
 */
function isWhole(address: string, list: string): boolean {
  const text = list.replaceAll('\u00ad', '');
  const at = text.indexOf(address);
  if (at < 0 || OWN.test(text.slice(Math.max(0, at - 4), at))) return false;
  return !/^\.?[\p{L}\p{N}\p{M}]/u.test(text.slice(at + address.length));
}

export interface Fault {
  readonly text: string;
  readonly said: string;
}

/**
 * Returns what is wrong with how a text is parsed: recipients lost, invented, or refused without being counted as
 * unreadable.
 */
export function faultsOf(
  { text, addresses }: Made,
  read: (text: string) => string,
): { lost: Fault[]; invented: Fault[]; refused: Fault[] } {
  const { addresses: found, unreadable } = parseRecipients(read(text));
  const named = new Set(found.map(({ address }) => address));
  const said = JSON.stringify([...named, unreadable]);
  const fault = (holds: boolean) => (holds ? [{ text, said }] : []);
  const gone = addresses.filter((one) => isWhole(one, text) && !named.has(canonical(one)));
  // The addresses a mail program's parser would send to. Its reading of non-ASCII characters is not tested here.
  const taken = /[^\n -~]/.test(text) ? [] : parseList(text, { flatten: true });
  const sent = taken.filter(
    ({ address }) =>
      isWhole(address, text) && parseAddress(address) !== null && !address.endsWith('display.example'),
  );
  // Where `||` separates a list, the bars are not part of an address, although that parser includes them.
  const isTold = (address: string) => named.has(canonical(address.replace(/^\|{2,}/, ''))) || unreadable > 0;
  return {
    lost: fault(gone.length > unreadable),
    invented: fault(![...named].every((one) => stands(one, text))),
    refused: fault(!sent.every(({ address }) => isTold(address))),
  };
}
