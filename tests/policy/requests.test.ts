/** Exceptions that are requested, and granted by a code: for one request from one device, with an end, once. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assessment } from '../../utils/core/model.ts';
import {
  parseCode,
  renderCode,
  signedOctets,
  type GrantCode,
  type Grantable,
} from '../../utils/policy/grant-code.ts';
import { isSuffix } from '../../utils/policy/cli/suffixes.ts';
import { fillRequestUrl } from '../../utils/policy/request-url.ts';
import { actionPolicyOf } from '../../utils/policy/apply.ts';
import { recipient, under } from './samples.ts';

const { store } = vi.hoisted((): { store: Record<string, unknown> } => ({ store: {} }));
vi.mock('../../utils/platform/browser.ts', () => ({
  browser: {
    storage: {
      local: {
        get: (key: string) => Promise.resolve(key in store ? { [key]: store[key] } : {}),
        set: (items: object) => Promise.resolve(void Object.assign(store, items)),
      },
    },
  },
}));
const { makeRequest, openRequest, placesOf, redeem, wishOf } = await import('../../utils/policy/requests.ts');
const { grantsItem, noteEnds, withGrants } = await import('../../utils/policy/grants.ts');

const NOW = Date.parse('2026-11-28T12:00:00Z');
const HOUR = 3_600_000;
const PAGER = '5551234567@vtext.com';
const newKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { key: x, privateKey };
};
const desk = newKey();
const until = (hours: number) => new Date(NOW + hours * HOUR).toISOString().slice(0, 16) + 'Z';
/** Returns the code that a help desk makes for this grant. */
const codeFor = (what: Grantable, { privateKey } = desk) =>
  renderCode({ ...what, signature: new Uint8Array(sign(null, signedOctets(what), privateKey)) });
/** Returns the same code with these fields changed after signing. */
const altered = (what: Grantable, said: Partial<Grantable>) =>
  renderCode({ ...(parseCode(codeFor(what)) as GrantCode), ...said });

const HELD: Assessment = {
  subject: { ...recipient(PAGER), sender: { host: 'mail.example.net', domain: 'own.example' } },
  verdict: {
    level: 'exposed',
    evidence: [
      {
        check: 'gateway',
        kind: 'protection',
        finding: 'no',
        strength: 'exposed',
        because: { code: 'sms-gateway', values: ['vtext.com', 'Verizon'] },
        source: { name: 'gateways' },
        observedAt: NOW,
        expiresAt: NOW + HOUR,
      },
    ],
  },
  action: 'block',
  alternatives: [],
};
const ask = () => makeRequest(wishOf(HELD), 'The pager of the night shift', NOW);
const grantable = ({ number }: { number: string }, hours = 4): Grantable => ({
  number,
  kind: 'recipient',
  value: PAGER,
  until: until(hours),
});

beforeEach(() => {
  for (const key of Object.keys(store)) Reflect.deleteProperty(store, key);
});

describe('asking', () => {
  it('a request has who, domain, level, code and number for the organisation’s address, and nothing else', async () => {
    const asked = await ask();
    expect(asked.number).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const places = placesOf(asked, 'a text', 'Sales (3f2a)');
    expect(places).toEqual({
      who: PAGER,
      domain: 'vtext.com',
      site: 'mail.example.net',
      level: 'exposed',
      code: 'because_sms_gateway',
      number: asked.number,
      policy: 'Sales (3f2a)',
      text: 'a text',
    });
    const url = 'https://desk.example/new?who={who}&l={level}&n={number}#{domain}';
    expect(fillRequestUrl(url, places)).toBe(
      `https://desk.example/new?who=5551234567%40vtext.com&l=exposed&n=${asked.number}#vtext.com`,
    );
    const hostile = { ...places, who: 'a&b=c#d{level}\n' };
    expect(fillRequestUrl('https://desk.example/?w={who}', hostile)).toBe(
      'https://desk.example/?w=a%26b%3Dc%23d%7Blevel%7D%0A',
    );
    expect(fillRequestUrl('mailto:desk@a.example', places)).toBe('mailto:desk@a.example?body=a%20text');
    expect(fillRequestUrl('https://desk.example/', places)).toBe('https://desk.example/');
  });

  it('the same request is found again until it is old', async () => {
    const asked = await ask();
    expect(await openRequest(wishOf(HELD), NOW + HOUR)).toEqual(asked);
    expect(await openRequest({ ...wishOf(HELD), value: 'eve@vtext.com' }, NOW)).toBeUndefined();
    expect(await openRequest(wishOf(HELD), NOW + 8 * 24 * HOUR)).toBeUndefined();
  });
  it('a form of which only the page is known is asked for by its page', () => {
    const subject = {
      type: 'destination',
      channel: 'form',
      scheme: '',
      host: '',
      page: { scheme: 'https:', host: 'shop.example' },
      upgraded: false,
    } as const;
    const wish = wishOf({ ...HELD, subject });
    expect(wish).toMatchObject({ kind: 'site', value: 'shop.example', to: 'shop.example' });
  });
});

describe('granting', () => {
  const keys = [newKey().key, desk.key];

  it('a code of the organisation’s key is an exception with an end', async () => {
    const asked = await ask();
    const grant = await redeem(codeFor(grantable(asked)), asked, keys, NOW, isSuffix);
    expect(grant).toEqual({
      number: asked.number,
      kind: 'recipient',
      value: PAGER,
      reason: 'The pager of the night shift',
      until: until(4),
      at: NOW,
      key: desk.key,
    });
    const settings = withGrants(
      under({ locked: { grantKeys: keys } }),
      await grantsItem.read(),
      NOW,
      isSuffix,
    );
    const excepted = (address: string, now: number) =>
      actionPolicyOf(settings, now).exemptionOf(recipient(address)).isExcepted;
    expect(excepted(PAGER, NOW)).toBe(true);
    expect(excepted('eve@vtext.com', NOW)).toBe(false);
    expect(excepted(PAGER, NOW + 4 * HOUR + 61_000)).toBe(false);
    const without = withGrants(
      under({ locked: { grantKeys: [keys[0]] } }),
      await grantsItem.read(),
      NOW,
      isSuffix,
    );
    expect(actionPolicyOf(without, NOW).exemptionOf(recipient(PAGER)).isExcepted, 'its key is gone').toBe(
      false,
    );
  });

  it('for a name below which anybody can have one is nothing, whoever signed it', async () => {
    const wish = { ...wishOf(HELD), value: 'eve@github.io', to: 'github.io' };
    const asked = await makeRequest(wish, 'because', NOW);
    const wide = { ...grantable(asked), kind: 'domain' as const, value: 'github.io' };
    for (const known of [isSuffix, null])
      expect(await redeem(codeFor(wide), asked, keys, NOW, known)).toEqual({ refused: 'everybody' });
    const settings = under({ locked: { grantKeys: keys } });
    const kept = [{ ...wide, reason: 'Of an earlier version', key: desk.key }];
    expect(withGrants(settings, kept, NOW, isSuffix)).toEqual(settings);
    const { value } = withGrants(
      settings,
      kept.map((one) => ({ ...one, value: 'a.github.io' })),
      NOW,
      isSuffix,
    ).exceptions;
    expect(value).toHaveLength(1);
  });

  it('does not count again on a clock that is set back', async () => {
    const asked = await ask();
    await redeem(codeFor(grantable(asked)), asked, keys, NOW, isSuffix);
    const settings = under({ locked: { grantKeys: keys } });
    const granted = async (now: number) =>
      withGrants(settings, await grantsItem.read(), now, isSuffix).exceptions.value.length;
    expect(await granted(NOW - HOUR), 'before it was granted').toBe(0);
    expect(await granted(NOW + HOUR)).toBe(1);
    await noteEnds(await grantsItem.read(), NOW + 5 * HOUR);
    expect(await granted(NOW + HOUR), 'after its end was seen').toBe(0);
    expect(await redeem(codeFor(grantable(asked)), asked, keys, NOW, isSuffix)).toEqual({ refused: 'used' });
  });

  it('may be for the whole domain that was asked about, and for no other', async () => {
    const asked = await ask();
    const wide = { ...grantable(asked), kind: 'domain' as const, value: 'vtext.com' };
    expect(await redeem(codeFor(wide), asked, keys, NOW, isSuffix)).toMatchObject({
      kind: 'domain',
      value: 'vtext.com',
    });
    const again = await makeRequest(
      { ...wishOf(HELD), value: 'bob@b.example', to: 'b.example' },
      'because',
      NOW,
    );
    const other = { ...grantable(again), kind: 'domain' as const, value: 'vtext.com' };
    expect(await redeem(codeFor(other), again, keys, NOW, isSuffix)).toEqual({ refused: 'not-signed' });
  });

  it.each<[string, (asked: Grantable) => string, number, object]>([
    ['another key', (one) => codeFor(one, newKey()), 0, { refused: 'not-signed' }],
    ['another device', (one) => codeFor({ ...one, number: 'AAAAA-AAAAA' }), 0, { refused: 'not-signed' }],
    ['somebody else', (one) => codeFor({ ...one, value: 'eve@vtext.com' }), 0, { refused: 'not-signed' }],
    ['a later end', (one) => altered(one, { until: until(8) }), 0, { refused: 'not-signed' }],
    ['another kind', (one) => altered(one, { kind: 'domain' }), 0, { refused: 'not-signed' }],
    ['after its end', (one) => codeFor(one), 5, { refused: 'ended' }],
    ['too long', (one) => codeFor({ ...one, until: until(8 * 24) }), 0, { refused: 'too-long' }],
    ['mistyped', (one) => codeFor(one).replace(/^./, 'Z'), 0, { refused: 'mistyped', row: 1 }],
    ['cut off', (one) => codeFor(one).slice(0, -8), 0, { refused: 'no-code' }],
  ])('%s: refused, and nothing is granted', async (_, made, hours, refused) => {
    const asked = await ask();
    expect(await redeem(made(grantable(asked)), asked, keys, NOW + hours * HOUR, isSuffix)).toEqual(refused);
    expect(await grantsItem.read()).toEqual([]);
  });

  it('counts once, and not again after its end', async () => {
    const asked = await ask();
    const code = codeFor(grantable(asked));
    await redeem(code, asked, keys, NOW, isSuffix);
    expect(await redeem(code, asked, keys, NOW, isSuffix)).toEqual({ refused: 'used' });
    expect(await redeem(code, asked, keys, NOW + 5 * HOUR, isSuffix)).toEqual({ refused: 'ended' });
    expect(await grantsItem.read()).toHaveLength(1);
    expect(await openRequest(asked, NOW + 5 * HOUR), 'is asked for anew').toBeUndefined();
  });

  it('says so where the browser cannot check signatures, or the organisation has no key', async () => {
    const asked = await ask();
    expect(await redeem(codeFor(grantable(asked)), asked, [], NOW, isSuffix)).toEqual({
      refused: 'not-signed',
    });
    const missing = vi
      .spyOn(crypto.subtle, 'importKey')
      .mockRejectedValue(new DOMException('', 'NotSupportedError'));
    expect(await redeem(codeFor(grantable(asked)), asked, keys, NOW, isSuffix)).toEqual({
      refused: 'no-ed25519',
    });
    missing.mockRestore();
  });
});
