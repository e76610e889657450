/** Corrections of the tables: whatever they name counts for less, and nothing ever counts for more. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { faultOf } from '../../utils/facts/sign.ts';
import { CORRECTABLE, withCorrections, namesIn, type Correction } from '../../utils/data/corrections.ts';
import type { LargeTable, LargeTables } from '../../utils/data/large.ts';
import type { Destination, Evidence, Level, Recipient } from '../../utils/core/model.ts';
import { rowsOf } from './tables.ts';

const NOW = Date.parse('2026-12-02');
const SAID = { source: 'https://a.example/news', asOf: '2026-12-01' };

const read = <N extends LargeTable>(name: N) =>
  Promise.resolve(
    JSON.parse(
      readFileSync(new URL(`../../utils/data/${name}.json`, import.meta.url), 'utf8'),
    ) as LargeTables[N],
  );

beforeEach(() => {
  vi.resetModules();
});

/** Returns the checks and tables of a library that was given these corrections. */
async function under(changes: readonly Correction[]) {
  const judging = await import('../../utils/assess/judging.ts');
  const { LARGE_TABLES } = await import('../../utils/data/large.ts');
  judging.setCorrections(changes);
  await judging.loadTables(LARGE_TABLES, read);
  const { judge } = await import('../../utils/core/judge.ts');
  const { silentLookups } = await import('../../utils/lookups/create-lookups.ts');
  const tables = await import('../../utils/data/tables.ts');
  return { ...judging, judge, tables, lookups: silentLookups(() => NOW, 'pending') };
}

describe('every row that a correction can name', () => {
  it.each(CORRECTABLE)('%s: is verified no longer, and says by whom and since when', (table) => {
    for (const row of rowsOf(table)) {
      for (const name of namesIn(row)) {
        const [after] = withCorrections(table, [row], [{ table, name: String(name), ...SAID }]);
        const less = table === 'gateways' ? { status: 'retired', since: SAID.asOf } : { verified: false };
        expect(after).toEqual({ ...row, ...less, ...SAID });
      }
    }
  });

  it('stays as the release has it under a correction of an earlier day, of another table or name', () => {
    const row = {
      name: 'Locker',
      hosts: ['locker.example'],
      verified: true,
      source: 'https://l.example/',
      asOf: '2026-12-02',
    };
    const change = { table: 'transfer-services', name: 'locker.example', ...SAID } as const;
    for (const other of [
      change,
      { ...change, asOf: '2026-12-02', table: 'operators' } as const,
      { ...change, asOf: '2026-12-02', name: 'er.example' },
      { ...change, asOf: '2026-12-02', name: 'Locker' },
    ])
      expect(withCorrections('transfer-services', [row], [other])).toEqual([row]);
  });
});

describe('verdicts under corrections', () => {
  const uploadTo = (host: string): Destination => ({
    type: 'destination',
    channel: 'upload',
    scheme: 'https:',
    host,
    page: { scheme: 'https:', host },
    upgraded: false,
  });
  const mailTo = (address: string, host: string): Recipient => {
    const [localPart = '', domain = ''] = address.split('@');
    return {
      type: 'recipient',
      channel: 'email',
      address,
      localPart,
      domain,
      sender: { host, domain: '' },
    } as never;
  };

  it('of a file service, a chat and a provider are no longer end-to-end', async () => {
    const changes: Correction[] = [
      { table: 'transfer-services', name: 'wormhole.app', ...SAID },
      { table: 'chats', name: 'Wire', ...SAID },
      { table: 'e2e-mail', name: 'proton.me', ...SAID },
    ];
    const levels = async (those: readonly Correction[]) => {
      vi.resetModules();
      const { judge, checks, destinationChecks, chatChecks, lookups } = await under(those);
      const gather = async <S>(
        list: readonly { gather: (subject: S, lookups: never) => Promise<unknown[]> }[],
        subject: S,
      ) =>
        judge(
          (await Promise.all(list.map((check) => check.gather(subject, lookups as never)))).flat() as never,
          NOW,
        ).level;
      const chat = { ...uploadTo('app.wire.com'), channel: 'chat', app: 'Wire' } as Destination;
      return [
        await gather(destinationChecks as never, uploadTo('wormhole.app')),
        await gather(chatChecks as never, chat),
        await gather(checks as never, mailTo('ann@proton.me', 'mail.proton.me')),
      ];
    };
    expect(await levels([])).toEqual(['end-to-end', 'end-to-end', 'end-to-end']);
    expect(await levels(changes)).not.toContain('end-to-end');
  });

  it('of a provider promise nothing in words either', async () => {
    const { checks, lookups } = await under([{ table: 'e2e-mail', name: 'proton.me', ...SAID }]);
    const e2e = checks.find(({ id }) => id === 'e2e-provider');
    const codes = async (to: string, host: string) =>
      ((await e2e?.gather(mailTo(to, host), lookups as never)) ?? []).map(({ because }) => because.code);
    expect(await codes('ann@proton.me', 'mail.proton.me')).toEqual(['e2e-unconfirmed']);
    expect(await codes('ann@proton.me', 'mail.google.com')).toEqual([]);
    expect(await codes('ann@gmail.com', 'mail.proton.me')).toEqual([]);
    expect(await codes('ann@gmail.com', 'app.tuta.com')).toEqual(['e2e-sender-outside']);
  });

  it('of a chat are never better than without, whatever its page shows', async () => {
    const rows = rowsOf('chats');
    const { CHAT_STATES } = await import('../../utils/core/model.ts');
    const { rankOf } = await import('../../utils/core/levels.ts');
    const levels = async (those: readonly Correction[]) => {
      vi.resetModules();
      const { judge, chatChecks, lookups } = await under(those);
      const all = rows.flatMap(({ app, hosts }) =>
        [undefined, ...CHAT_STATES].map(async (state) => {
          const [host = 'chat.example'] = hosts as string[];
          const chat = { ...uploadTo(host), channel: 'chat', app, ...(state && { state }) } as Destination;
          const evidence = await Promise.all(chatChecks.map((check) => check.gather(chat, lookups as never)));
          return [`${String(app)} ${state ?? ''}`, judge(evidence.flat(), NOW).level] as const;
        }),
      );
      return Promise.all(all);
    };
    const before = await levels([]);
    const after = await levels(rows.map(({ app }) => ({ table: 'chats', name: String(app), ...SAID })));
    expect(before.length).toBeGreaterThan(100);
    const better = before.filter(([, level], at) => rankOf(after[at]?.[1] ?? 'end-to-end') > rankOf(level));
    expect(better).toEqual([]);
  });

  it.each(CORRECTABLE)(
    'of mails and files are never better than without, all of %s lowered',
    async (table) => {
      const { rankOf } = await import('../../utils/core/levels.ts');
      const all = (name: (typeof CORRECTABLE)[number]) =>
        rowsOf(name).flatMap((row) => namesIn(row).map(String));
      const hosts = [...all('senders'), 'webmail.city-office.org'];
      const domains = [...all('mail-domains'), ...all('gateways'), 'proton.me', 'tuta.com', 'plain.org'];
      const levels = async (those: readonly Correction[]) => {
        vi.resetModules();
        const { judge, checks, destinationChecks, lookups } = await under(those);
        const mails = domains.flatMap((domain) => hosts.map((host) => mailTo(`5551234567@${domain}`, host)));
        const files = all('transfer-services').map(uploadTo);
        const judged = async <S>(
          list: readonly { gather: (subject: S, lookups: never) => Promise<Evidence[]> }[],
          subject: S,
        ) =>
          judge((await Promise.all(list.map((one) => one.gather(subject, lookups as never)))).flat(), NOW)
            .level;
        return Promise.all([
          ...mails.map((one) => judged(checks, one)),
          ...files.map((one) => judged(destinationChecks, one)),
        ]);
      };
      const before = await levels([]);
      const after = await levels(all(table).map((name) => ({ table, name, ...SAID })));
      expect(before.length).toBeGreaterThan(1_000);
      // A correction may retire a gateway: `undeliverable` is no better level, it says that nothing arrives.
      const isBetter = (level: Level, at: number) =>
        after[at] !== 'undeliverable' && rankOf(after[at] ?? 'end-to-end') > rankOf(level);
      expect(before.filter(isBetter)).toEqual([]);
    },
    60_000,
  );

  it('of a sender and an operator lose what they raised, and a gateway is shut', async () => {
    const { tables } = await under([
      { table: 'senders', name: 'outlook.office.com', ...SAID },
      { table: 'operators', name: '*.mimecast.com', ...SAID },
      { table: 'gateways', name: 'vtext.com', ...SAID },
    ]);
    expect(tables.senderOf('outlook.office.com')).toMatchObject({ verified: false, ...SAID });
    expect(tables.senderOf('mail.google.com')?.verified).toBe(true);
    expect(tables.operatorOfMx('eu-smtp-inbound-1.mimecast.com')).toMatchObject({ verified: false });
    expect(tables.gatewayOf('vtext.com')?.row).toMatchObject({ status: 'retired', since: SAID.asOf });
  });
});

describe('corrections that are to be signed', () => {
  const fault = (change: object) =>
    faultOf(
      JSON.stringify({ version: 1, made: '2026-12-01', changes: [change] }),
      rowsOf as (name: string) => unknown,
      NOW,
    );
  it('name rows that are there, of no earlier day', () => {
    const good = { table: 'transfer-services', name: 'wormhole.app', ...SAID };
    expect(fault(good)).toBe(null);
    expect(fault({ ...good, name: 'wormhole.ap' })).toMatch(/no row/);
    expect(fault({ ...good, asOf: '2026-01-01' })).toMatch(/later/);
    expect(fault({ ...good, more: 1 })).toMatch(/docs\/facts\.md/);
  });
});
