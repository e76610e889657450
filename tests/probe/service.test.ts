/**
 * The service over a small mail world: which hosts may be asked about, how often each is probed, and what is answered
 * meanwhile.
 */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../../utils/probe/metrics.ts';
import { report } from '../../utils/probe/report.ts';
import { createService, type Service } from '../../utils/probe/service.ts';
import { openSqlite } from '../../utils/probe/store/sqlite.ts';
import type { Store } from '../../utils/probe/store/store.ts';
import { createShower } from './certificates.ts';
import { createWorld, HOUR, lookerOf, MINUTE, resolverOf, START, type World } from './clock.ts';
import { refusedNetworks } from '../../utils/probe/addresses.ts';
import { startScripted, type Script } from './scripted.ts';

const HOST = 'mx.partner.org';
const DNS = { 'MX partner.org': '10 mx.partner.org', 'A mx.partner.org': '203.0.113.25' };
let shower: Awaited<ReturnType<typeof createShower>>;
beforeAll(async () => {
  shower = await createShower(HOST);
});

let world: World;
let store: Store;
const logged: string[] = [];

function serviceOver(shared: Store, patience = 10_000): Service {
  const refused = refusedNetworks([]);
  return createService({
    looker: lookerOf(world, shower.ca),
    policy: { resolver: resolverOf(world), refused },
    store: shared,
    metrics: createMetrics(),
    random: () => 0,
    patience,
    log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
  });
}

async function put(address: string, script: Script): Promise<void> {
  await world.servers.get(address)?.close();
  world.servers.set(address, await startScripted(script, await shower.show('good')));
}

beforeEach(async () => {
  world = createWorld({ ...DNS });
  store = openSqlite(':memory:');
  await put('203.0.113.25', {});
});
afterEach(async () => {
  for (const server of world.servers.values()) await server.close();
  await store.close();
});

const OFF = { ehlo: '250-mx / 250 PIPELINING' };
const sight = async (service: Service, domain: string | null = 'partner.org') => {
  const [answer] = await service.ask([HOST], domain);
  return answer?.starttls ?? answer?.problem;
};

describe('whom it looks at', () => {
  it('a host that nobody named as a mail host is not connected to', async () => {
    const service = serviceOver(store);
    expect(await sight(service, null)).toBe('not-known');
    expect(world.dialled).toEqual([]);
    expect(await sight(service, 'partner.org')).toBe(true);
    expect(await sight(service, null), 'known from now on').toBe(true);
  });

  it.each([
    ['of another domain', 'elsewhere.org', 'not-known'],
    ['of a domain that does not exist', 'gone.org', 'not-known'],
    ['of a domain whose records cannot be had', 'broken.org', 'not-known'],
  ])('nor one that is named as a host %s', async (_, domain, outcome) => {
    Object.assign(world.dns, {
      'MX gone.org': 'NXDOMAIN',
      'MX broken.org': 'servfail',
      'MX elsewhere.org': '10 mx.elsewhere.org',
    });
    expect(await sight(serviceOver(store), domain)).toBe(outcome);
    expect(world.dialled).toEqual([]);
  });

  it.each(['10.0.0.5', '127.0.0.1', '169.254.169.254', '192.168.1.1'])(
    'a name that leads to %s leads nowhere',
    async (address) => {
      world.dns['A mx.partner.org'] = address;
      expect(await sight(serviceOver(store))).toBe('private-address');
      expect(world.dialled).toEqual([]);
    },
  );

  it('of a name with a private and a public address, the public one alone', async () => {
    world.dns['A mx.partner.org'] = '10.0.0.5 | 203.0.113.25';
    expect(await sight(serviceOver(store))).toBe(true);
    expect(world.dialled).toEqual(['203.0.113.25']);
  });

  it('one address is not looked at without end, whatever names lead to it', async () => {
    const names = Array.from({ length: 130 }, (_, at) => `mx${at}.many.org`);
    world.dns['MX many.org'] = names.map((name) => `10 ${name}`).join(' | ');
    for (const name of names) world.dns[`A ${name}`] = '203.0.113.25';
    const service = serviceOver(store);
    const answers = await Promise.all(names.map((name) => service.ask([name], 'many.org')));
    expect(world.dialled.length).toBe(120);
    expect(answers.flat().filter(({ problem }) => problem === 'busy')).toHaveLength(10);
  });
});

describe('how often', () => {
  it('many questions at once and within the hour are one look; after it there is another', async () => {
    const service = serviceOver(store);
    await Promise.all(Array.from({ length: 50 }, () => sight(service)));
    world.now += 59 * MINUTE;
    await sight(service);
    expect(world.dialled).toHaveLength(1);
    world.now += 2 * MINUTE;
    await sight(service);
    expect(world.dialled).toHaveLength(2);
  });

  it('two copies over one cache look once', async () => {
    const [one, other] = [serviceOver(store), serviceOver(store)];
    const seen = await Promise.all(Array.from({ length: 20 }, (_, at) => sight(at % 2 ? one : other)));
    expect(new Set(seen)).toEqual(new Set([true]));
    expect(world.dialled).toHaveLength(1);
  });

  it('a copy that died in a look blocks nobody for long', async () => {
    await store.claim(HOST, world.now, world.now + 3 * MINUTE);
    const service = serviceOver(store, 50);
    expect(await sight(service)).toBe('looking');
    world.now += 4 * MINUTE;
    expect(await sight(serviceOver(store))).toBe(true);
  });

  it('a question waits only so long; the look goes on for the next one', async () => {
    await put('203.0.113.25', { at: 'banner', does: 'silence' });
    const service = serviceOver(store, 20);
    expect(await sight(service)).toBe('looking');
    expect(await sight(service)).toBe('looking');
    expect(world.dialled).toHaveLength(1);
  });
});

describe('no encryption', () => {
  it('is told after three looks over half an hour, which are taken by themselves', async () => {
    await put('203.0.113.25', OFF);
    const service = serviceOver(store);
    expect(await sight(service)).toBe('unconfirmed');
    for (const minutes of [15, 30]) {
      world.now = START + minutes * MINUTE;
      await service.work(false);
    }
    expect(await sight(service)).toBe(false);
    expect(world.dialled).toHaveLength(3);
    expect(await report(store, world.now)).toMatch(
      /no encryption: 1 of 1 domains[^]*partner\.org \(mx\.partner\.org\)/,
    );
  });

  it('is over an hour after the server got it', async () => {
    await put('203.0.113.25', OFF);
    const service = serviceOver(store);
    for (const minutes of [0, 15, 30]) {
      world.now = START + minutes * MINUTE;
      await sight(service);
    }
    expect(await sight(service)).toBe(false);
    await put('203.0.113.25', {});
    world.now += HOUR + MINUTE;
    expect(await sight(service)).toBe(true);
  });
});

describe('a domain', () => {
  it('its hosts, what was seen of them, and its policy', async () => {
    world.dns['MX partner.org'] = 'secure 20 b.partner.org | 10 mx.partner.org';
    world.dns['A b.partner.org'] = '203.0.113.26';
    await put('203.0.113.26', { banner: '421 busy' });
    expect(await serviceOver(store).askDomain('partner.org')).toMatchObject({
      state: 'hosts',
      secure: true,
      mx: [HOST, 'b.partner.org'],
      policy: { mode: 'none' },
      answers: [
        { host: HOST, starttls: true, certValid: true, problem: null },
        { host: 'b.partner.org', starttls: null, problem: 'deferred' },
      ],
    });
  });

  it.each([
    ['NXDOMAIN', 'no-domain'],
    ['0 ', 'null-mx'],
    ['servfail', 'unknown'],
  ])('with %s: %s', async (records, state) => {
    world.dns['MX partner.org'] = records;
    expect(await serviceOver(store).askDomain('partner.org')).toMatchObject({ state, answers: [] });
    expect(world.dialled).toEqual([]);
  });
});

it('DANE counts only where addresses and records are signed', async () => {
  const shown = await shower.show('good');
  world.dns['TLSA _25._tcp.mx.partner.org'] = `secure 3 1 1 ${shown.own(1)}`;
  const [unsigned] = await serviceOver(store).ask([HOST], 'partner.org');
  expect(unsigned?.evidence?.dane).toBe('none');
  world.dns['A mx.partner.org'] = 'secure 203.0.113.25';
  world.now += 2 * HOUR;
  const [signed] = await serviceOver(store).ask([HOST], 'partner.org');
  expect(signed?.evidence?.dane).toBe('matches');
});

it('what is logged names no address, of people or of machines', () => {
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join('\n')).not.toMatch(/@|\d+\.\d+\.\d+\.\d+/);
});
