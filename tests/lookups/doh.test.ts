import { describe, expect, it } from 'vitest';
import { createLookups } from '../../utils/lookups/create-lookups.ts';
import { memoryStore } from '../../utils/lookups/cache.ts';
import { NOW } from '../core/evidence.ts';
import { fakeNetwork, NOBODY, type FakeNetwork } from './fake-network.ts';

const RESOLVER = 'https://dns.quad9.net/dns-query';
const TYPE = { 'content-type': 'application/dns-message' };
/** The DNS message for MX example.org -> 10 mx.example.org, TTL 3600, AD set. */
const ANSWER = Buffer.from(
  '000081a00001000100000000' +
    '076578616d706c65036f726700' +
    '000f0001' +
    'c00c000f000100000e100007000a026d78c00c',
  'hex',
);
const ok = () => new Response(ANSWER, { headers: TYPE });

const lookupsOver = ({ ask }: FakeNetwork) =>
  createLookups({
    ...NOBODY,
    now: () => NOW,
    store: memoryStore(),
    ask,
    resolver: RESOLVER,
  });

describe('lookUpDns', () => {
  it('finds records and the AD bit, and dates them by the TTL', async () => {
    const answer = await lookupsOver(fakeNetwork(ok)).dns('example.org', 'MX');
    expect(answer).toMatchObject({
      ok: true,
      expiresAt: NOW + 3_600_000,
      value: { exists: true, secure: true, records: [{ preference: 10, exchange: 'mx.example.org' }] },
    });
    // Clears only the AD bit (RFC 4035 §3.2.3).
    const unchecked = Uint8Array.from(ANSWER, (octet, at) => (at === 3 ? octet & ~0x20 : octet));
    const other = fakeNetwork(() => new Response(unchecked, { headers: TYPE }));
    expect(await lookupsOver(other).dns('example.org', 'MX')).toMatchObject({ value: { secure: false } });
  });

  it('asks by GET, without credentials, referrer or language, and does not follow redirects', async () => {
    const network = fakeNetwork(ok);
    await lookupsOver(network).dns('example.org', 'MX');
    const [request] = network.requests;
    expect(request).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
    });
    expect(request?.headers.get('accept-language')).toBe('*');
    expect(request?.url).toMatch(/^https:\/\/dns\.quad9\.net\/dns-query\?dns=[\w-]+$/);
  });

  const failures: [string, () => Response | Promise<Response>, string][] = [
    ['HTTP 429', () => new Response('', { status: 429 }), 'rate-limited'],
    ['HTTP 500', () => new Response('', { status: 500 }), 'http-status'],
    ['HTTP 404', () => new Response('', { status: 404 }), 'http-status'],
    [
      'a sign-in page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'malformed',
    ],
    ['a right answer of a wrong type', () => new Response(ANSWER), 'malformed'],
    ['a redirect', () => Response.redirect('https://evil.example/', 302), 'redirected'],
    ['an empty body', () => new Response(null, { headers: TYPE }), 'malformed'],
    ['a cut-off body', () => new Response(ANSWER.subarray(0, 30), { headers: TYPE }), 'malformed'],
    ['garbage', () => new Response('x'.repeat(200), { headers: TYPE }), 'malformed'],
    ['64 KiB and more', () => new Response(new Uint8Array(70_000), { headers: TYPE }), 'too-large'],
    ['a broken connection', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    ['a timeout', () => Promise.reject(new DOMException('', 'TimeoutError')), 'timeout'],
  ];
  it.each(failures)('%s is unknown, with its reason', async (_, respond, reason) => {
    expect(await lookupsOver(fakeNetwork(respond)).dns('example.org', 'MX')).toMatchObject({
      ok: false,
      reason,
    });
  });
});

describe('a policy that was fetched before (RFC 8461 §5.1)', () => {
  const text = (maxAge: number) => `version: STSv1\nmode: enforce\nmx: mx.a.org\nmax_age: ${maxAge}\n`;
  const PLAIN = { headers: { 'content-type': 'text/plain' } };
  const DAY = 24 * 60 * 60;

  /**
   * Fetches a policy with this `max_age` (seconds), and asks again `later` seconds after, when its host answers with an
   * error.
   */
  async function keptAfter(maxAge: number, later: number) {
    let isUp = true;
    let now = NOW;
    const { ask } = fakeNetwork(() =>
      isUp ? new Response(text(maxAge), PLAIN) : new Response('', { status: 500 }),
    );
    const lookups = createLookups({
      ...NOBODY,
      now: () => now,
      store: memoryStore(),
      ask,
      resolver: RESOLVER,
    });
    expect(await lookups.mtaStsPolicy('a.org', null), 'nothing was fetched yet').toMatchObject({ ok: false });
    await lookups.mtaStsPolicy('a.org', '1');
    isUp = false;
    now += later * 1000;
    expect(await lookups.mtaStsPolicy('a.org', '2')).toMatchObject({ ok: false, reason: 'http-status' });
    return lookups.mtaStsPolicy('a.org', null);
  }

  it.each([
    [DAY, DAY - 1, true],
    [DAY, DAY, false],
    [60, 59, true],
    [60, 60, false],
    [30 * DAY, 7 * DAY - 1, true],
    [30 * DAY, 7 * DAY, false],
  ])('of %i seconds counts after %i: %s', async (maxAge, later, counts) => {
    expect((await keptAfter(maxAge, later)).ok).toBe(counts);
  });
});

describe('the gate', () => {
  it.each([
    ['without consent', { stage: 0 as const }, 'no-consent'],
    ['offline', { online: false }, 'offline'],
    ['beyond the day’s budget', { made: 10_000 }, 'budget'],
  ])('%s nothing leaves the device, and the ledger stays empty', async (_, options, reason) => {
    const network = fakeNetwork(ok, options);
    expect(await lookupsOver(network).dns('example.org', 'MX')).toMatchObject({ ok: false, reason });
    expect(network.requests).toEqual([]);
    expect(network.entries).toEqual([]);
  });

  it('enters each request in the ledger, answered or not', async () => {
    const network = fakeNetwork((request) =>
      request.url.includes('mta-sts') ? new Response('', { status: 404 }) : ok(),
    );
    const lookups = lookupsOver(network);
    await lookups.dns('example.org', 'MX');
    await lookups.mtaStsPolicy('example.org', '1');
    expect(network.entries.map(({ to, revealed, outcome }) => [to, revealed, outcome])).toEqual([
      ['dns.quad9.net', 'example.org (MX)', 'answered'],
      ['mta-sts.example.org', 'example.org', 'answered'],
    ]);
  });

  it('asks one question once, however many ask it at a time or later', async () => {
    const network = fakeNetwork(ok);
    const lookups = lookupsOver(network);
    await Promise.all([lookups.dns('example.org', 'MX'), lookups.dns('example.org', 'MX')]);
    await lookups.dns('example.org', 'MX');
    expect(network.requests).toHaveLength(1);
  });

  it('asks again once consent is given: a refusal is not remembered', async () => {
    const store = memoryStore();
    const over = (stage: 0 | 1) =>
      createLookups({
        ...NOBODY,
        now: () => NOW,
        store,
        resolver: RESOLVER,
        ask: fakeNetwork(ok, { stage }).ask,
      });
    expect(await over(0).dns('example.org', 'MX')).toMatchObject({ ok: false });
    expect(await over(1).dns('example.org', 'MX')).toMatchObject({ ok: true });
  });

  it('asks nothing of the DNS where the resolver is off', async () => {
    const network = fakeNetwork(ok);
    const lookups = createLookups({
      ...NOBODY,
      now: () => NOW,
      store: memoryStore(),
      ask: network.ask,
      resolver: null,
    });
    expect(await lookups.dns('example.org', 'MX')).toMatchObject({ ok: false, reason: 'off' });
    expect(network.requests).toEqual([]);
  });
});

describe('lookUpPolicy', () => {
  const policy = 'version: STSv1\nmode: enforce\nmx: mx.example.org\nmax_age: 604800\n';
  const text = (body: string, type = 'text/plain; charset=utf-8') =>
    new Response(body, { headers: { 'content-type': type } });
  const cases: [string, () => Response | Promise<Response>, object][] = [
    ['a valid policy', () => text(policy), { ok: true, value: policy, expiresAt: NOW + 7 * 86_400_000 }],
    [
      'a redirect to a good body',
      () => Response.redirect('https://other.example/', 301),
      { ok: false, reason: 'redirected' },
    ],
    ['a web page with status 200', () => text('<html>', 'text/html'), { ok: false, reason: 'malformed' }],
    [
      'a policy without max_age',
      () => text('version: STSv1\nmode: none'),
      { ok: false, reason: 'malformed' },
    ],
    ['a byte order mark in front', () => text(`\ufeff${policy}`), { ok: false, reason: 'malformed' }],
    ['404', () => new Response('', { status: 404 }), { ok: false, reason: 'http-status' }],
    ['more than 64 KiB', () => text('x'.repeat(65 * 1024)), { ok: false, reason: 'too-large' }],
    ['a broken certificate', () => Promise.reject(new TypeError('Failed')), { ok: false, reason: 'network' }],
  ];
  it.each(cases)('%s', async (_, respond, expected) => {
    expect(await lookupsOver(fakeNetwork(respond)).mtaStsPolicy('example.org', '1')).toMatchObject(expected);
  });

  it('refuses an answer from a private address (rebinding)', async () => {
    const network = fakeNetwork(() => text(policy), { peer: 'private' });
    expect(await lookupsOver(network).mtaStsPolicy('example.org', '1')).toMatchObject({
      reason: 'private-address',
    });
  });
});
