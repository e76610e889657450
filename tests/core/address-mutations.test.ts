/** Lists of recipients as people leave them: one sign deleted, doubled, swapped or inserted. Nobody is lost, nobody invented. */
import parseList from 'nodemailer/lib/addressparser';
import { describe, expect, it } from 'vitest';
import { parseAddress, parseRecipients } from '../../utils/core/address.ts';
import { parseDomain, stripInvisible } from '../../utils/core/domain.ts';
import { cleanList } from '../../utils/page/dom/text.ts';
import { seeded } from '../fuzz/mutate.ts';

/** How a list comes to the parser, and how many are tried. */
const WAYS = [
  ['as it stands', (text: string) => text, 5_000],
  ['as a page hands it on', cleanList, 2_000],
] as const;

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

/** How an entry may be written; `$` is the address. */
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
]);

interface Made {
  readonly text: string;
  readonly addresses: readonly string[];
}

function makeList(next: () => number): Made {
  const pick = <T>(all: readonly T[]) => all[Math.floor(next() * all.length)] as T;
  const addresses = [...new Set(Array.from({ length: 1 + Math.floor(next() * 5) }, () => pick(ADDRESSES)))];
  const separator = pick(SEPARATORS);
  return { addresses, text: addresses.map((one) => pick(SHAPES).replace('$', one)).join(separator) };
}

/** Changes one sign, most often one that means something to a list. */
function mutate(text: string, next: () => number): string {
  const signs = [...text.matchAll(/[^\p{L}\p{N}\p{M}]/gu)].map(({ index }) => index);
  const at =
    next() < 0.8 && signs.length > 0
      ? (signs[Math.floor(next() * signs.length)] as number)
      : Math.floor(next() * text.length);
  const [before, sign, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  const ways = [
    () => before + after,
    () => before + sign + sign + after,
    () => before + after.slice(0, 1) + sign + after.slice(1),
    () => before + (SIGNS[Math.floor(next() * SIGNS.length)] ?? '') + sign + after,
  ];
  return ways[Math.floor(next() * ways.length)]?.() ?? text;
}

const domains = new Map<string, string | null>();
const domainOf = (host: string) => {
  const known = domains.get(host);
  const domain = known === undefined ? parseDomain(host) : known;
  domains.set(host, domain);
  return domain;
};
const canonical = (text: string) => {
  const address = stripInvisible(text);
  const at = address.lastIndexOf('@') + 1;
  const host = address.slice(at);
  return `${address.slice(0, at)}${host.startsWith('[') ? host : domainOf(host)}`;
};

/** Does this address stand in the text, sign by sign? Its domain may be spelled in its own script. */
function stands(address: string, list: string): boolean {
  const text = stripInvisible(list);
  if (text.includes(address)) return true;
  const at = address.lastIndexOf('@') + 1;
  const [local, domain] = [address.slice(0, at), address.slice(at)];
  for (let from = text.indexOf(local); from >= 0; from = text.indexOf(local, from + 1)) {
    const host = /^[^\s,;|<>()"'”]*/.exec(text.slice(from + local.length))?.[0] ?? '';
    for (let end = host.length; end > 0; end--) if (domainOf(host.slice(0, end)) === domain) return true;
  }
  return false;
}

/** Does this address stand there as a word of its own? */
function isWhole(address: string, text: string): boolean {
  const at = text.indexOf(address);
  const around = `${text[at - 1] ?? ' '}${text[at + address.length] ?? ' '}`;
  return at >= 0 && !/[\p{L}\p{N}\p{M}]/u.test(around);
}

interface Fault {
  readonly text: string;
  readonly said: string;
}

/** What is wrong with how this text is read. */
function faultsOf(
  { text, addresses }: Made,
  read: (text: string) => string,
): { lost: Fault[]; invented: Fault[]; refused: Fault[] } {
  const { addresses: found, unreadable } = parseRecipients(read(text));
  const named = new Set(found.map(({ address }) => address));
  const said = JSON.stringify([...named, unreadable]);
  const fault = (holds: boolean) => (holds ? [{ text, said }] : []);
  const gone = addresses.filter((one) => isWhole(one, text) && !named.has(canonical(one)));
  // What the parser of a mail program would send to. What it makes of other scripts' signs is another question.
  const taken = /[^\n -~]/.test(text) ? [] : parseList(text, { flatten: true });
  const sent = taken.filter(
    ({ address }) =>
      text.includes(address) && parseAddress(address) !== null && !address.endsWith('display.example'),
  );
  const isTold = (address: string) => named.has(canonical(address)) || unreadable > 0;
  return {
    lost: fault(gone.length > unreadable),
    invented: fault(![...named].every((one) => stands(one, text))),
    refused: fault(!sent.every(({ address }) => isTold(address))),
  };
}

describe.each(WAYS)('lists of recipients, %s', (_, read, lists) => {
  it('are read whole as they are written', () => {
    const next = seeded(12);
    for (let count = 0; count < lists / 5; count++) {
      const { text, addresses } = makeList(next);
      const { addresses: found, unreadable } = parseRecipients(read(text));
      expect([text, found.map(({ address }) => address), unreadable]).toEqual([
        text,
        addresses.map(canonical),
        0,
      ]);
    }
  });

  it('lose nobody and invent nobody with one sign deleted, doubled, swapped or inserted', () => {
    const next = seeded(2026);
    const faults = { lost: [] as Fault[], invented: [] as Fault[], refused: [] as Fault[] };
    for (let count = 0; count < lists; count++) {
      const made = makeList(next);
      const { lost, invented, refused } = faultsOf({ ...made, text: mutate(made.text, next) }, read);
      faults.lost.push(...lost);
      faults.invented.push(...invented);
      faults.refused.push(...refused);
    }
    console.log(
      `${lists} mutated lists: ${faults.lost.length} lost, ${faults.invented.length} invented, ${faults.refused.length} left out that a mail program takes`,
    );
    const some = Object.values(faults).map((all) => all.slice(0, 5));
    expect(some).toEqual([[], [], []]);
  }, 30_000);
});
