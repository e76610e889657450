/** What one probe of a mail server sees: each row is tried against a server that behaves as the row says. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookAt } from '../../utils/probe/smtp/look.ts';
import type { Look } from '../../utils/probe/model.ts';
import type { TlsaSet } from '../../utils/probe/tls/dane.ts';
import { createShower, type Shown } from './certificates.ts';
import { startScripted, type Script } from './scripted.ts';

interface Row {
  readonly case: string;
  readonly server?: Script;
  /** Kind of certificate; default: a good one. */
  readonly shows?: string;
  readonly trusts?: 'nobody';
  /** `[unsigned] <usage> <selector> <matching> own|authority|other | …`, or `failed`; default: no TLSA records. */
  readonly tlsa?: string;
  readonly listens?: boolean;
  readonly address?: string;
  readonly sees: string;
}

const HOST = 'mx.partner.org';
const rows = JSON.parse(
  readFileSync(new URL('../vectors/probe/looks.json', import.meta.url), 'utf8'),
) as Row[];

function tlsaOf(text: string | undefined, shown: Shown): TlsaSet | null {
  if (text === 'failed') return null;
  if (text === undefined) return { secure: true, records: [] };
  const records = text
    .replace('unsigned ', '')
    .split(' | ')
    .map((record) => {
      const [usage = 0, selector = 0, matchingType = 0] = record.split(' ').map(Number);
      const whose = record.split(' ')[3];
      const data =
        whose === 'own'
          ? shown.own(selector)
          : whose === 'authority'
            ? shown.authority(selector)
            : '00'.repeat(32);
      return { usage, selector, matchingType, data };
    });
  return { secure: !text.startsWith('unsigned'), records };
}

function render({ starttls, step, problem, code, tls, requiretls }: Look): string {
  const offered = starttls === null ? 'not seen' : starttls ? 'offered' : 'not offered';
  const where = [step, problem, code].filter((part) => part !== null).join(' ');
  const parts = tls
    ? [tls.protocol, `certificate ${tls.faults.join(' ') || 'good'}`, `DANE ${tls.dane}`]
    : [];
  return [offered, where, ...parts, ...(requiretls ? ['REQUIRETLS'] : [])].join(', ');
}

/** Returns timeouts (ms): long enough for a busy machine if an answer comes, short if none will. */
const timesOf = ({ sees }: Row) =>
  sees.includes('timeout') ? { step: 400, whole: 800 } : { step: 8_000, whole: 15_000 };

describe('one look', () => {
  let shower: Awaited<ReturnType<typeof createShower>>;
  beforeAll(async () => {
    shower = await createShower(HOST);
  });

  it.concurrent.each(rows)('$case', async (row) => {
    const shown = await shower.show(row.shows ?? 'good');
    const isV6 = row.address?.includes(':') === true;
    const local = isV6 ? '::1' : '127.0.0.1';
    const server = await startScripted(row.server ?? {}, shown, local);
    if (row.listens === false) await server.close();
    const address = row.address ?? '203.0.113.25';
    const dialled: string[] = [];
    const look = await lookAt(
      { host: HOST, address, tlsa: tlsaOf(row.tlsa, shown) },
      {
        dial: (to) => {
          dialled.push(to);
          return connect({ host: local, port: server.port });
        },
        name: 'probe.city-office.org',
        limits: timesOf(row),
        now: Date.now,
        ...(row.trusts === 'nobody' ? {} : { ca: shower.ca }),
      },
    );
    expect(row.sees.split(' or ')).toContain(render(look));
    expect(dialled, 'one connection, to the address that was checked').toEqual([address]);
    if (look.problem === null) await server.quiet();
    const commands = server.heard.map((line) => line.split(' ')[0]);
    expect(commands, 'no message is ever begun').not.toContain('MAIL');
    if (look.problem === null) expect(commands.at(-1)).toBe('QUIT');
    if (row.listens !== false) await server.close();
  });
});
