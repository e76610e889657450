/** `npm run facts:probe` on a mail server that speaks: what it looks at, in which order, and the row that it prints. */
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MailHost } from '../../utils/data/rows.ts';
import { looksAt } from '../../utils/facts/probe.ts';
import { refusedNetworks } from '../../utils/probe/addresses.ts';
import type { Resolver } from '../../utils/probe/dns/resolver.ts';
import { lookAtHost } from '../../utils/probe/looker.ts';
import { createShower } from '../probe/certificates.ts';
import { startScripted, type Script } from '../probe/scripted.ts';

const ROW: MailHost = {
  operator: 'Partner',
  patterns: ['mx.partner.org'],
  source: 'https://partner.org/help',
  asOf: '2026-01-01',
  verified: false,
};

/** Every host is at one public address; no TLSA. */
const resolver = {
  ask: (_name: string, type: string) =>
    Promise.resolve({ ok: true, value: { secure: false, records: type === 'A' ? ['203.0.113.25'] : [] } }),
} as unknown as Resolver;

describe('the looks of facts:probe', () => {
  let shower: Awaited<ReturnType<typeof createShower>>;
  beforeAll(async () => {
    shower = await createShower('mx.partner.org');
  });

  /** The row after a look at a server that does this. */
  const after = async (script: Script, row = ROW, more: readonly string[] = []) => {
    const server = await startScripted(script, await shower.show('good'));
    const dialled: string[] = [];
    const kit = {
      ...{
        resolver,
        refused: refusedNetworks([]),
        name: 'probe.city-office.org',
        now: Date.now,
        ca: shower.ca,
      },
      ...{ limits: { step: 8_000, whole: 15_000 }, allows: () => Promise.resolve(true) },
      dial(address: string) {
        dialled.push(address);
        return connect({ host: '127.0.0.1', port: server.port });
      },
    };
    const seen = await looksAt(row, more, (host) => lookAtHost(host, kit), '2026-11-28', 'sealcheck 0.1.0');
    await server.close();
    return { seen, dialled, heard: server.heard };
  };

  it('verify a row whose host takes encrypted delivery, and begin no message', async () => {
    const { seen, heard } = await after({});
    expect(seen).toEqual({
      ...ROW,
      ...{ source: 'probe', asOf: '2026-11-28', verified: true, tool: 'sealcheck 0.1.0' },
      seen: ['mx.partner.org: TLSv1.3, certificate good, DANE none'],
    });
    expect(heard.map((line) => line.split(' ')[0])).not.toContain('MAIL');
  });

  it('take it back from one whose host offers none', async () => {
    const { seen } = await after({ ehlo: '250-mx / 250 PIPELINING' }, { ...ROW, verified: true });
    expect(seen).toMatchObject({ verified: false, source: 'probe', seen: ['mx.partner.org: no STARTTLS'] });
  });

  it('leave it as it was where the server says nothing, and where no host is named', async () => {
    const { seen } = await after({ at: 'connect', does: 'reset' });
    expect(seen).toMatchObject(ROW);
    const none = await after({}, { ...ROW, patterns: ['*.partner.org'] });
    expect(none.seen).toBe(null);
    expect(none.dialled).toEqual([]);
    expect(
      (await after({}, { ...ROW, patterns: ['*.partner.org'] }, ['mx.partner.org'])).seen?.verified,
    ).toBe(true);
  });
});
