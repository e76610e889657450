/** What each answer of a network to a request for a key results in, and what of it is cached. */
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../utils/lookups/cache.ts';
import { createLookups } from '../../utils/lookups/create-lookups.ts';
import { NOW } from '../core/evidence.ts';
import { fakeNetwork, NOBODY, type FakeNetwork } from './fake-network.ts';
import { ask, asKey, JOE, usable } from './keys-asked.ts';

describe('what an answer comes to', () => {
  const page = { 'content-type': 'text/html; charset=utf-8' };
  const cases: [string, () => Response | Promise<Response>, object][] = [
    ['404', () => new Response('', { status: 404 }), { ok: true, value: null }],
    ['410', () => new Response('', { status: 410 }), { ok: true, value: null }],
    ['an empty 200', () => new Response(''), { ok: true, value: null }],
    ['403', () => new Response('', { status: 403 }), { ok: false, reason: 'http-status' }],
    ['503', () => new Response('', { status: 503 }), { ok: false, reason: 'http-status' }],
    ['a captive portal', () => new Response('<html>', { headers: page }), { ok: false, reason: 'malformed' }],
    [
      'a redirect',
      () => Response.redirect('https://evil.example/', 302),
      { ok: false, reason: 'redirected' },
    ],
    ['256 KiB and more', () => new Response(new Uint8Array(300_000)), { ok: false, reason: 'too-large' }],
    ['no network', () => Promise.reject(new TypeError('failed')), { ok: false, reason: 'network' }],
  ];
  it.each(cases)('%s', async (_, respond, outcome) => {
    expect(await ask('wkd', fakeNetwork(respond, { stage: 2 }))).toMatchObject(outcome);
  });

  it('an answer from a private address is refused', async () => {
    const network = fakeNetwork(asKey, { stage: 2, peer: 'private' });
    expect(await ask('wkd', network)).toMatchObject({ ok: false, reason: 'private-address' });
  });
});

describe('through the cache', () => {
  const over = (network: FakeNetwork, store = memoryStore()) =>
    createLookups({
      ...NOBODY,
      now: () => NOW,
      store,
      ask: network.ask,
      resolver: null,
      inspect: () => Promise.resolve(usable),
      keyServers: [{ protocol: 'hkp', url: 'https://keys.example.org' }],
    });

  it('an absence is remembered, and under no name that tells whose it is', async () => {
    const network = fakeNetwork(() => new Response('', { status: 404 }), { stage: 3 });
    const keys: string[] = [];
    const store = memoryStore();
    const spying = {
      ...store,
      get: (key: string) => store.get(key),
      set: (key: string, answer: Parameters<typeof store.set>[1]) => {
        keys.push(key);
        return store.set(key, answer);
      },
    };
    const lookups = over(network, spying);
    await lookups.key('key-server', JOE);
    await lookups.key('key-server', JOE);
    expect(network.requests).toHaveLength(1);
    expect(keys.join()).not.toMatch(/joe|own-mail/i);
  });

  it('what is asked of the resolver for the sake of a key is asked with stage 2 only', async () => {
    const respond = () => new Response('', { status: 500 });
    const network = fakeNetwork(respond, { stage: 1 });
    const lookups = createLookups({
      ...NOBODY,
      now: () => NOW,
      store: memoryStore(),
      ask: network.ask,
      resolver: 'https://dns.example/dns-query',
    });
    expect(await lookups.smimea(JOE)).toMatchObject({ ok: false, reason: 'no-consent' });
    expect(await lookups.key('dns', JOE)).toMatchObject({ ok: false, reason: 'no-consent' });
    expect(await lookups.key('wkd', JOE)).toMatchObject({ ok: false, reason: 'no-consent' });
    expect(network.requests).toEqual([]);
  });
});
