/** Where keys are requested, what each request reveals to whom, and what each answer of a network results in. */
import { describe, expect, it } from 'vitest';
import { parseAddress, type Address } from '../../utils/core/address.ts';
import type { Stage } from '../../utils/lookups/egress.ts';
import { localPartLabel } from '../../utils/lookups/pseudonyms.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import { lookUpKey } from '../../utils/lookups/keys.ts';
import { NOW } from '../core/evidence.ts';
import { fakeNetwork } from './fake-network.ts';
import { ask, asKey, usable } from './keys-asked.ts';

/** The test vector of the draft's §3.1. */
const HASH = 'iy9q119eutrkn8s1mk4r39qejnbu3n5q';

describe('the Web Key Directory', () => {
  it('advanced method: the sub-domain, the domain in the path, the local part as typed', async () => {
    const network = fakeNetwork(asKey, { stage: 2 });
    expect(await ask('wkd', network)).toMatchObject({ ok: true, value: usable });
    const [request] = network.requests;
    expect(request?.url).toBe(
      `https://openpgpkey.own-mail.org/.well-known/openpgpkey/own-mail.org/hu/${HASH}?l=Joe.Doe`,
    );
    expect(request).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
    });
    expect(network.entries).toMatchObject([
      { to: 'openpgpkey.own-mail.org', revealed: 'Joe.Doe@own-mail.org' },
    ]);
  });

  it('direct method only where the sub-domain has no address', async () => {
    const network = fakeNetwork(asKey, { stage: 2 });
    await ask('wkd', network, 'no');
    expect(network.requests.map(({ url }) => url)).toEqual([
      `https://own-mail.org/.well-known/openpgpkey/hu/${HASH}?l=Joe.Doe`,
    ]);
  });

  it('not where that could not be found out: nobody is asked', async () => {
    const network = fakeNetwork(asKey, { stage: 2 });
    expect(await ask('wkd', network, 'servfail')).toMatchObject({ ok: false, reason: 'servfail' });
    expect(network.requests).toEqual([]);
  });

  it('not where the advanced method knew no key, or failed', async () => {
    for (const status of [404, 500]) {
      const network = fakeNetwork(() => new Response('', { status }), { stage: 2 });
      await ask('wkd', network);
      expect(network.requests).toHaveLength(1);
    }
  });

  const redirectTo = (location: string) => (request: Request) =>
    request.url === location || !/^https:\/\/openpgpkey\./.test(request.url)
      ? asKey()
      : new Response(null, { status: 302, headers: { location } });
  const path = `/.well-known/openpgpkey/own-mail.org/hu/${HASH}?l=Joe.Doe`;

  it.each([`https://own-mail.org${path}`, `https://www.own-mail.org${path}`, path.replace('hu', 'hu2')])(
    'follows one redirect within the recipient’s domain: %s',
    async (location) => {
      const network = fakeNetwork(
        (request) => (network.requests.length > 1 ? asKey() : redirectTo(location)(request)),
        { stage: 2 },
      );
      expect(await ask('wkd', network)).toMatchObject({ ok: true, value: usable });
      expect(network.requests.map(({ url }) => url).at(-1)).toBe(
        new URL(location, 'https://openpgpkey.own-mail.org').href,
      );
      expect(network.entries.map(({ to, outcome }) => [to, outcome])).toEqual([
        ['openpgpkey.own-mail.org', 'redirected'],
        [new URL(location, 'https://openpgpkey.own-mail.org').host, 'answered'],
      ]);
    },
  );

  it.each([
    `https://own-mail.org.evil.example${path}`,
    `https://evil-own-mail.org${path}`,
    `http://own-mail.org${path}`,
    `https://own-mail.org:8443${path}`,
    `https://ann@own-mail.org${path}`,
    `https://own-mail.org/elsewhere`,
    `https://org${path}`,
    '//[',
  ])('follows none elsewhere: %s', async (location) => {
    const network = fakeNetwork(redirectTo(location), { stage: 2 });
    expect(await ask('wkd', network)).toMatchObject({ ok: false, reason: 'redirected' });
    expect(network.requests).toHaveLength(1);
  });

  it('follows no second one', async () => {
    const location = `https://www.own-mail.org${path}`;
    const again = () => new Response(null, { status: 302, headers: { location } });
    const network = fakeNetwork(again, { stage: 2 });
    expect(await ask('wkd', network)).toMatchObject({ ok: false, reason: 'redirected' });
    expect(network.requests).toHaveLength(2);
  });

  it.each([0, 1] as const)('nothing leaves with consent stage %i', async (stage: Stage) => {
    const network = fakeNetwork(asKey, { stage });
    expect(await ask('wkd', network)).toMatchObject({ ok: false, reason: 'no-consent' });
    expect(network.requests).toEqual([]);
  });
});

describe('the DNS', () => {
  /** Asks a DNS that has a key under the label of one local part; returns the answer and the names that were asked. */
  const askDns = async (address: string, known: string, secure = true) => {
    const names: string[] = [];
    const label = await localPartLabel(known);
    const when = { source: { name: 'resolver' }, observedAt: NOW, expiresAt: NOW + 1 };
    const dns = ((name: string) => {
      names.push(name);
      const records = name === `${label}._openpgpkey.own-mail.org` ? ['9901'] : [];
      return Promise.resolve({ ok: true, value: { exists: true, secure, records }, ...when });
    }) as Lookups['dns'];
    const { ask: put } = fakeNetwork(asKey, { stage: 2 });
    const inspect = () => Promise.resolve(usable);
    const ports = { now: () => NOW, ask: put, dns, inspect, keyServers: [] };
    return { answer: await lookUpKey('dns', parseAddress(address) as Address, ports), names };
  };

  it('under the local part as typed first; only where that has none, in small letters, as GnuPG names records', async () => {
    const typed = await askDns('Joe.Doe@own-mail.org', 'Joe.Doe');
    expect(typed.answer).toMatchObject({ ok: true, value: usable });
    expect(typed.names).toHaveLength(1);
    const small = await askDns('Joe.Doe@own-mail.org', 'joe.doe');
    expect(small.answer).toMatchObject({ ok: true, value: usable });
    expect(small.names).toHaveLength(2);
  });

  it('one question where it is typed in small letters, and none is none', async () => {
    const { answer, names } = await askDns('joe.doe@own-mail.org', 'Joe.Doe');
    expect(answer).toMatchObject({ ok: true, value: null });
    expect(names).toHaveLength(1);
  });

  it('what nobody validated is no key', async () => {
    const { answer } = await askDns('joe.doe@own-mail.org', 'joe.doe', false);
    expect(answer).toMatchObject({ ok: true, value: null });
  });
});

describe('key servers', () => {
  it('the address goes to keys.openpgp.org with stage 3 only', async () => {
    const two = fakeNetwork(asKey, { stage: 2 });
    expect(await ask('key-server', two)).toMatchObject({ ok: false, reason: 'no-consent' });
    const three = fakeNetwork(asKey, { stage: 3 });
    expect(await ask('key-server', three)).toMatchObject({ ok: true, value: usable });
    expect(three.requests.map(({ url }) => url)).toEqual([
      'https://keys.openpgp.org/vks/v1/by-email/Joe.Doe%40own-mail.org',
    ]);
  });

  it('Proton’s own, by its other interface', async () => {
    const network = fakeNetwork(asKey, { stage: 2 });
    await ask('provider', network);
    expect(network.requests.map(({ url }) => url)).toEqual([
      'https://mail-api.proton.me/pks/lookup?op=get&options=mr&exact=on&search=Joe.Doe%40own-mail.org',
    ]);
  });

  it('one that is tired of questions is left alone for a minute', async () => {
    const tired = fakeNetwork(() => new Response('', { status: 429 }), { stage: 3 });
    expect(await ask('key-server', tired)).toMatchObject({ ok: false, reason: 'rate-limited' });
    const rested = fakeNetwork(asKey, { stage: 3 });
    expect(await ask('key-server', rested, 'yes', NOW + 59_000)).toMatchObject({ reason: 'rate-limited' });
    expect(rested.requests).toEqual([]);
    expect(await ask('key-server', rested, 'yes', NOW + 61_000)).toMatchObject({ value: usable });
  });
});
