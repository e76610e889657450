import { describe, expect, it, vi } from 'vitest';
import { lookUpHttps } from '../../utils/lookups/https-alternative.ts';
import { NOW } from '../core/evidence.ts';
import { memoryStore } from '../../utils/lookups/cache.ts';
import { createLookups } from '../../utils/lookups/create-lookups.ts';
import { fakeNetwork, NOBODY } from './fake-network.ts';

const TLS = { protocol: 'TLSv1.3', isTrusted: true, isWeak: false, isReadableLater: false };
const lookUp = (respond: () => Response | Promise<Response>, options = {}) =>
  lookUpHttps('pay.org', fakeNetwork(respond, options).ask, () => NOW);

describe('lookUpHttps', () => {
  it.each([
    ['a page', () => new Response('hello')],
    ['an error page', () => new Response('', { status: 500 })],
    ['a page longer than what is read', () => new Response('x'.repeat(5000))],
    ['a redirect', () => Response.redirect('https://www.pay.org/', 302)],
  ])('%s is an answer, told with its connection', async (_, respond) => {
    expect(await lookUp(respond)).toMatchObject({ ok: true, value: { isOffered: true } });
    expect(await lookUp(respond, { tls: TLS })).toMatchObject({ value: { isOffered: true, tls: TLS } });
  });

  it('a certificate that the person accepted all the same proves nothing', async () => {
    const tls = { ...TLS, isTrusted: false };
    expect(await lookUp(() => new Response(), { tls })).toMatchObject({ value: { isOffered: false } });
  });

  it('a failure is no answer', async () => {
    const answer = await lookUp(() => Promise.reject(new TypeError('network')));
    expect(answer).toMatchObject({ ok: false, reason: 'network' });
  });
});

describe('a host that a page’s process made up', () => {
  it.each([
    '10.0.0.1/x.com',
    '10.0.0.1#.com',
    '10.0.0.1?x.com',
    '10.0.0.1\\x.com',
    '10.0.0.1:8080/.com',
    'me@10.0.0.1/a.com',
    '10.0.0.1%2f.com',
    'pay.org:1',
    '127.1',
    '0x7f000001',
    '017700000001',
    '2130706433',
    '127.0.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '[fe80::1%25eth0]',
    '[64:ff9b::a00:1]',
    '[64:ff9b:1::1]',
    '[2002:a00:1::]',
    'localhost',
    'localhost.',
    'a.localhost',
    'a.localhost.',
    'router.internal',
    'router.home.arpa.',
    'printer',
    '',
  ])('%s is asked nothing', async (host) => {
    const network = fakeNetwork(() => new Response());
    const askUpgrade = vi.fn(() => Promise.resolve(true));
    const ports = { ...NOBODY, askUpgrade, now: () => NOW, store: memoryStore(), ask: network.ask };
    const lookups = createLookups({ ...ports, resolver: null });
    expect(await lookups.https(host)).toMatchObject({ ok: false, reason: 'not-public' });
    expect(await lookups.browserUpgrades(host)).toMatchObject({ ok: false, reason: 'not-public' });
    expect(network.requests.map(({ url }) => url)).toEqual([]);
    expect(askUpgrade).not.toHaveBeenCalled();
  });

  it.each(['pay.org', 'pay.org.', 'xn--mller-kva.de', '8.8.8.8', '[2606:4700::1111]', 'a_b.pay.org'])(
    '%s is one',
    async (host) => {
      const network = fakeNetwork(() => new Response());
      const ports = { ...NOBODY, now: () => NOW, store: memoryStore(), ask: network.ask };
      expect((await createLookups({ ...ports, resolver: null }).https(host)).ok).toBe(true);
    },
  );
});

describe('the resolver', () => {
  const asked = async (isKnown: boolean, resolver: string | null) => {
    const network = fakeNetwork(() => new Response());
    const isResolverKnown = () => Promise.resolve(isKnown);
    const ports = {
      ...NOBODY,
      isResolverKnown,
      now: () => NOW,
      store: memoryStore(),
      ask: network.ask,
      resolver,
    };
    await createLookups(ports).https('pay.org');
    return network.entries.map(({ to, revealed }) => `${to}: ${revealed}`);
  };

  it('is met first, by a question that tells nothing: only that shows a proxy of a private network', async () => {
    const url = 'https://dns.example.org/dns-query';
    expect(await asked(false, url)).toEqual(['dns.example.org: . (A)', 'pay.org: pay.org']);
    expect(await asked(true, url)).toEqual(['pay.org: pay.org']);
    expect(await asked(false, null)).toEqual(['pay.org: pay.org']);
  });
});
