/** Both kinds of store keep the same promises; an error of Valkey never counts as an answer. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remember } from '../../utils/probe/history.ts';
import type { Look } from '../../utils/probe/model.ts';
import { createMetrics } from '../../utils/probe/metrics.ts';
import { createService } from '../../utils/probe/service.ts';
import { openSqlite } from '../../utils/probe/store/sqlite.ts';
import type { Store } from '../../utils/probe/store/store.ts';
import { openValkey } from '../../utils/probe/store/valkey.ts';
import { createWorld, HOUR, lookerOf, MINUTE, resolverOf } from './clock.ts';
import { createShower } from './certificates.ts';
import { startScripted } from './scripted.ts';
import { startValkey, VALKEY } from './valkey.ts';

let valkey: Awaited<ReturnType<typeof startValkey>> | null = null;
beforeAll(async () => {
  valkey = VALKEY === null ? null : await startValkey();
});
afterAll(async () => {
  await valkey?.stop();
});

const look = (host: string, at: number, starttls: boolean | null): Look => ({
  ...{ host, address: null, at, starttls, step: 'done', problem: null, code: null, requiretls: null },
  tls: starttls ? { protocol: 'TLSv1.3', cipher: 'x', bits: 1, faults: [], notAfter: 0, dane: 'none' } : null,
});

const KINDS: readonly [string, () => Store][] = [
  ['SQLite', () => openSqlite(':memory:')],
  ['Valkey', () => openValkey(valkey?.url ?? '')],
];

describe.each(KINDS)('%s', (kind, open) => {
  const isHere = kind === 'SQLite' || VALKEY !== null;
  const now = Date.now();
  let store: Store;
  beforeAll(() => {
    if (isHere) store = open();
  });
  afterAll(async () => {
    if (isHere) await store.close();
  });

  it.runIf(isHere)('keeps a record, and knows which are due', async () => {
    expect(await store.read('a.org')).toBeNull();
    const records = [
      remember(null, look('a.org', now, true), 0),
      remember(null, look('b.org', now, false), 0),
      remember(null, look('c.org', now, true), 0),
    ];
    for (const record of records) await store.write(record);
    await store.noteAsked('a.org', now);
    await store.noteAsked('c.org', now - 10 * 24 * HOUR);
    expect(await store.read('b.org')).toEqual(records[1]);
    expect(await store.due(now + 5 * MINUTE, null, 10)).toEqual([]);
    expect(await store.due(now + 16 * MINUTE, null, 10), 'being confirmed').toEqual(['b.org']);
    expect(await store.due(now + 2 * HOUR, now - 24 * HOUR, 10), 'in use').toEqual(['a.org']);
    await store.write(remember(null, look('b.org', now, true), 0));
    expect(await store.due(now + 16 * MINUTE, null, 10)).toEqual([]);
  });

  it.runIf(isHere)('gives the right to look to one alone, until it is given back or over', async () => {
    expect(await store.claim('d.org', now, now + 60_000)).toBe(true);
    expect(await store.claim('d.org', now, now + 60_000)).toBe(false);
    await store.release('d.org');
    const many = await Promise.all(Array.from({ length: 20 }, () => store.claim('d.org', now, now + 60_000)));
    expect(many.filter(Boolean)).toHaveLength(1);
  });

  it.runIf(isHere)('knows mail hosts that a domain named', async () => {
    await store.learn('a.org', ['mx.a.org', 'mx2.a.org'], now + HOUR);
    await store.learn('b.org', ['mx.a.org'], now + HOUR);
    expect(await store.isMailHost('mx.a.org', now)).toBe(true);
    expect(await store.isMailHost('mx.b.org', now)).toBe(false);
    expect(await store.domains()).toEqual([
      { domain: 'a.org', hosts: ['mx.a.org', 'mx2.a.org'] },
      { domain: 'b.org', hosts: ['mx.a.org'] },
    ]);
    await store.prune(now + 2 * HOUR);
    expect(await store.domains()).toEqual([]);
  });

  it.runIf(isHere)('counts in windows', async () => {
    expect([await store.count('k', HOUR, now), await store.count('k', HOUR, now)]).toEqual([1, 2]);
    expect(await store.count('k', HOUR, now + HOUR)).toBe(1);
    expect(await store.count('other', HOUR, now)).toBe(1);
  });
});

describe.runIf(VALKEY !== null)('copies that share a Valkey', () => {
  it('look once, whoever is asked; one that is gone is missed by nobody', async () => {
    const world = createWorld({ 'MX partner.org': '10 mx.partner.org', 'A mx.partner.org': '203.0.113.25' });
    const shower = await createShower('mx.partner.org');
    const server = await startScripted({}, await shower.show('good'));
    world.servers.set('203.0.113.25', server);
    world.now = Date.now();
    const stores = [0, 1].map(() => openValkey(valkey?.url ?? ''));
    const looker = lookerOf(world, shower.ca);
    const copies = stores.map((store) =>
      createService({
        ...{
          looker,
          store,
          metrics: createMetrics(),
          random: () => 0,
          patience: 10_000,
          log: () => undefined,
        },
        policy: { resolver: resolverOf(world), refused: looker.refused },
      }),
    );
    const ask = async (at: number) => (await copies[at % 2]?.ask(['mx.partner.org'], 'partner.org')) ?? [];
    const answers = (await Promise.all(Array.from({ length: 30 }, (_, at) => ask(at)))).flat();
    expect(new Set(answers.map((one) => one.starttls))).toEqual(new Set([true]));
    await stores[0]?.close();
    const [still] = (await copies[1]?.ask(['mx.partner.org'], null)) ?? [];
    expect(still?.starttls).toBe(true);
    expect(world.dialled).toHaveLength(1);
    await stores[1]?.close();
    await server.close();
  });
});

describe.concurrent('a Valkey that fails', { timeout: 20_000 }, () => {
  /** The servers started here; `serve` answers every command with `reply`, or hangs up on null. */
  const servers: Server[] = [];
  const serve = async (reply: string | null, port = 0) => {
    const server = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .on('data', () => (reply === null ? socket.destroy() : socket.write(reply))),
    );
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  afterAll(() => {
    for (const server of servers) server.close();
  });
  const rows: [string, string | null][] = [
    ['hangs up', null],
    ['never answers', ''],
    ['is another kind of server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['says what is no reply', 'no reply at all\r\n'],
    ['says an error', '-ERR no\r\n'],
    ['breaks off in a reply', '$400\r\nx'],
    ['names a list without an end', '*1000000000\r\n:1\r\n'],
  ];
  it.for(rows)('one that %s fails the question, and nothing else', async ([, reply], { expect }) => {
    const store = openValkey(`redis://127.0.0.1:${portOf(await serve(reply))}`);
    await expect(store.ping()).rejects.toThrow();
    await expect(store.read('a.org')).rejects.toThrow();
    await store.close();
  });

  it('a server that is gone fails each question, and one that came back answers', async ({ expect }) => {
    const first = await serve('no reply at all\r\n');
    const port = portOf(first);
    const store = openValkey(`redis://127.0.0.1:${port}`);
    await expect(store.ping()).rejects.toThrow();
    await new Promise((resolve) => first.close(resolve));
    await expect(store.ping()).rejects.toThrow();
    await serve('+PONG\r\n', port);
    await store.ping();
    await store.close();
  });
});
