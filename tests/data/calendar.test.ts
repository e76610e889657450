/**
 * Every row of the tables on a device whose clock is years ahead: no outdated row makes anything green, and no level is
 * better than today's.
 */
import { describe, expect, it } from 'vitest';
import { chatChecks, checks, destinationChecks } from '../../utils/assess/judging.ts';
import { rankOf } from '../../utils/core/levels.ts';
import { judge } from '../../utils/core/judge.ts';
import {
  CHAT_STATES,
  type Destination,
  type Evidence,
  type Level,
  type Recipient,
} from '../../utils/core/model.ts';
import { silentLookups } from '../../utils/lookups/create-lookups.ts';
import { rowsOf } from './tables.ts';

const TODAY = '2026-11-30';
const LATER = ['2027-08-15', '2028-09-15', '2036-01-01'];

type Gather<S> = readonly { gather: (subject: S, lookups: never) => Promise<Evidence[]> }[];
interface Said {
  readonly what: string;
  readonly level: Level;
  readonly codes: readonly string[];
}

async function said<S>(what: string, list: Gather<S>, subject: S, day: string): Promise<Said> {
  const now = Date.parse(day);
  const lookups = silentLookups(() => now, 'pending');
  const evidence = (await Promise.all(list.map((one) => one.gather(subject, lookups as never)))).flat();
  return { what, level: judge(evidence, now).level, codes: evidence.map(({ because }) => because.code) };
}

const page = (host: string) => ({ scheme: 'https:', host });
const uploadTo = (host: string) =>
  ({
    type: 'destination',
    channel: 'upload',
    scheme: 'https:',
    host,
    page: page(host),
    upgraded: false,
  }) as Destination;
const mailTo = (localPart: string, domain: string, host: string) =>
  ({
    ...{ type: 'recipient', channel: 'email', address: `${localPart}@${domain}`, localPart, domain },
    sender: { host, domain: undefined },
  }) as unknown as Recipient;
const namesIn = (table: Parameters<typeof rowsOf>[0], field: string) =>
  rowsOf(table).flatMap((row) => (row[field] ?? []) as string | string[]);

const KINDS: Readonly<Record<string, (day: string) => Promise<Said>[]>> = {
  'file services': (day) =>
    namesIn('transfer-services', 'hosts').map((host) => said(host, destinationChecks, uploadTo(host), day)),
  chats: (day) =>
    rowsOf('chats').flatMap(({ app, hosts }) =>
      [undefined, ...CHAT_STATES].map((state) => {
        const [host = 'chat.city-office.org'] = hosts as string[];
        const chat = { ...uploadTo(host), channel: 'chat', app, ...(state && { state }) } as Destination;
        return said(`${String(app)} ${state ?? ''}`, chatChecks, chat, day);
      }),
    ),
  gateways: (day) =>
    namesIn('gateways', 'domain').map((domain) =>
      said(domain, checks, mailTo('5551234567', domain, 'mail.google.com'), day),
    ),
  'mail domains': (day) =>
    [...namesIn('mail-domains', 'domains'), 'proton.me'].flatMap((domain) =>
      ['mail.google.com', 'outlook.office.com', 'mail.proton.me'].map((host) =>
        said(`${domain} from ${host}`, checks, mailTo('ann', domain, host), day),
      ),
    ),
};
const on = (kind: string, day: string) => Promise.all(KINDS[kind]?.(day) ?? []);

describe.each(Object.keys(KINDS))('%s', (kind) => {
  it.each(LATER)('on %s: none is end-to-end by age, and none better than today', async (day) => {
    const before = await on(kind, TODAY);
    const after = await on(kind, day);
    expect(after.length).toBeGreaterThan(50);
    expect(after.filter(({ level }) => level === 'end-to-end')).toEqual([]);
    const better = after.filter(
      ({ level }, at) =>
        level !== 'undeliverable' && rankOf(level) > rankOf(before[at]?.level ?? 'undeliverable'),
    );
    expect(better).toEqual([]);
    // The wording must not promise more than the level.
    const promises = /^(service-recipient|chat-business|chat-always|chat-end-to-end|e2e-same-provider)$/;
    expect(after.filter(({ codes }) => codes.some((code) => promises.test(code)))).toEqual([]);
  });
});

it.each(LATER)('on %s: what can be read today can be read, and no age makes it better', async (day) => {
  for (const kind of ['file services', 'chats', 'gateways']) {
    const before = await on(kind, TODAY);
    const after = await on(kind, day);
    const changed = before.flatMap((was, at) => {
      const is = after[at];
      return was.level !== 'end-to-end' && is?.level !== was.level ? [{ was, is }] : [];
    });
    expect(changed).toEqual([]);
  }
});
