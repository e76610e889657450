/** Whether a key is usable: every way in which one can be useless, made by the library that would encrypt with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKey, readKeys, revokeKey, type Key, type PrivateKey, type UserID } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { inspectKeys } from '../../../utils/lookups/libraries/keys/inspect.ts';

const ADDRESS = 'ann@own-mail.org';
const DAY = 24 * 60 * 60 * 1000;
/** A day after the keys are made: the library rounds to seconds, so a key made in this second may lie in the future. */
const NOW = Date.now() + DAY;

type Options = Parameters<typeof generateKey>[0];
const make = async (options: Partial<Options> = {}) => {
  const userIDs: UserID[] = [{ name: 'Ann', email: ADDRESS }];
  const made = await generateKey({ type: 'ecc', userIDs, ...options, format: 'object' } as Options);
  return made as unknown as { publicKey: Key; privateKey: PrivateKey };
};
const inspect = (bytes: Uint8Array, address = ADDRESS) => inspectKeys(bytes, address, NOW);
const text = (words: string) => new TextEncoder().encode(words);
const good = await make();
const revoked = (await revokeKey({ key: good.privateKey, format: 'object' })) as unknown as {
  publicKey: Key;
};

describe('a usable key', () => {
  it('is told with its fingerprint, and handed on with this address only', async () => {
    const two = await make({ userIDs: [{ email: 'ann@private.org' }, { name: 'Ann', email: ADDRESS }] });
    const worth = await inspect(two.publicKey.write());
    expect(worth).toMatchObject({
      usable: true,
      fingerprint: two.publicKey.getFingerprint().toUpperCase(),
      expiresAt: null,
    });
    const armored = worth.usable ? (worth.armored ?? '') : '';
    expect(armored).toMatch(/^-----BEGIN PGP PUBLIC KEY BLOCK-----/);
    const again = await inspect(text(armored));
    expect(again).toMatchObject({ usable: true });
    expect(await inspect(text(armored), 'ann@private.org')).toEqual({
      usable: false,
      fault: 'other-address',
    });
  });

  it('may be armored, and its address written in other cases', async () => {
    expect(await inspect(text(good.publicKey.armor()))).toMatchObject({ usable: true });
    expect(await inspect(good.publicKey.write(), 'Ann@Own-Mail.ORG')).toMatchObject({ usable: true });
  });

  it('says when it ends', async () => {
    const { publicKey } = await make({ keyExpirationTime: 40 * 24 * 60 * 60 });
    const worth = await inspect(publicKey.write());
    expect(worth.usable && worth.expiresAt).toBeGreaterThan(NOW + 38 * DAY);
  });

  it('names its address also in a user id that the library cannot take apart', async () => {
    const { publicKey } = await make({ userIDs: [{ name: 'Ann <3', email: ADDRESS }] });
    const [key] = await readKeys({ binaryKeys: publicKey.write() });
    expect(key?.users[0]?.userID).toMatchObject({ userID: `Ann <3 <${ADDRESS}>`, email: '' });
    const worth = await inspect(publicKey.write());
    expect(worth).toMatchObject({ usable: true, fingerprint: publicKey.getFingerprint().toUpperCase() });
    expect(await inspect(publicKey.write(), 'bob@own-mail.org')).toEqual({
      usable: false,
      fault: 'other-address',
    });
    const other = await make({ userIDs: [{ name: `${ADDRESS} <3`, email: 'bob@own-mail.org' }] });
    expect(await inspect(other.publicKey.write())).toEqual({ usable: false, fault: 'other-address' });
  });

  it('may have a picture of its owner', async () => {
    // A user attribute packet with one empty image (RFC 9580 §5.12).
    const worth = await inspect(new Uint8Array([...good.publicKey.write(), 0xd1, 3, 2, 1, 0]));
    expect(worth).toMatchObject({ usable: true });
  });

  it('counts after a revoked one, as directories serve both', async () => {
    const next = await make();
    const both = new Uint8Array([...revoked.publicKey.write(), ...next.publicKey.write()]);
    expect(await inspect(both)).toMatchObject({
      usable: true,
      fingerprint: next.publicKey.getFingerprint().toUpperCase(),
    });
  });
});

describe('keys made by GnuPG', () => {
  const keyOf = (name: string) =>
    new Uint8Array(readFileSync(join(import.meta.dirname, '../..', 'vectors', 'keys', `${name}.bin`)));
  const at = Date.parse('2026-11-29T00:00:00Z');

  it('of two names with one address the one that was given up revokes nothing', async () => {
    const worth = await inspectKeys(keyOf('two-uids-one-revoked'), ADDRESS, at);
    expect(worth).toMatchObject({ usable: true });
    const armored = worth.usable ? (worth.armored ?? '') : '';
    const [key] = await readKeys({ armoredKeys: armored });
    expect(key?.users.map(({ userID }) => userID?.userID)).toEqual(['Ann Miller <ann@own-mail.org>']);
  });

  it('a name with the domain in its own script names the address, and the other way round', async () => {
    expect(await inspectKeys(keyOf('own-script'), 'info@xn--mnchen-3ya.de', at)).toMatchObject({
      usable: true,
    });
    expect(await inspectKeys(keyOf('own-script'), 'info@munchen.de', at)).toEqual({
      usable: false,
      fault: 'other-address',
    });
    expect(await inspectKeys(keyOf('a-labels'), 'info@münchen.de', at)).toMatchObject({ usable: true });
  });

  it.each([
    ['revoked by somebody whom the owner named for that', 'revoked-for-owner', 'revoked'],
    ['whose owner gave up this address, and no other', 'address-given-up', 'withdrawn'],
    ['whose part that encrypts was revoked', 'subkey-revoked', 'revoked'],
    ['whose part that encrypts has expired', 'subkey-expired', 'expired'],
  ])('%s', async (_, name, fault) => {
    expect(await inspectKeys(keyOf(name), ADDRESS, at + DAY)).toEqual({ usable: false, fault });
  });

  it('whose owner named somebody who may revoke it, and who has not, is usable', async () => {
    expect(await inspectKeys(keyOf('revoker-named'), ADDRESS, at + DAY)).toMatchObject({ usable: true });
  });

  it('whose signatures cannot be verified here is not said to be one for signing only', async () => {
    const octets = keyOf('revoker-named');
    // Flips a bit in the last signature, which binds the encryption subkey.
    octets[octets.length - 9] = (octets.at(-9) ?? 0) ^ 1;
    expect(await inspectKeys(octets, ADDRESS, at + DAY)).toEqual({ usable: false, fault: 'garbled' });
  });

  it('DSA with ElGamal is an old kind, not a short key', async () => {
    expect(await inspectKeys(keyOf('dsa-elgamal'), 'old@own-mail.org', at)).toEqual({
      usable: false,
      fault: 'old-kind',
    });
  });
});

describe('a key that is of no use', () => {
  const cases: [string, () => Promise<Uint8Array>, string][] = [
    ['revoked', () => Promise.resolve(revoked.publicKey.write()), 'revoked'],
    [
      'expired',
      async () =>
        (await make({ date: new Date(NOW - 10 * DAY), keyExpirationTime: 86_400 })).publicKey.write(),
      'expired',
    ],
    [
      'of the future',
      async () => (await make({ date: new Date(NOW + 10 * DAY) })).publicKey.write(),
      'future',
    ],
    [
      'for signing only',
      async () => (await make({ subkeys: [{ sign: true }] })).publicKey.write(),
      'no-encryption',
    ],
    [
      'of 1,024 bits',
      async () =>
        (await make({ type: 'rsa', rsaBits: 1024, config: { minRSABits: 1024 } })).publicKey.write(),
      'weak',
    ],
    ['the private half', () => Promise.resolve(good.privateKey.write()), 'private'],
    [
      'another person’s',
      async () => (await make({ userIDs: [{ email: 'bob@own-mail.org' }] })).publicKey.write(),
      'other-address',
    ],
    [
      'of the same name elsewhere',
      async () => (await make({ userIDs: [{ email: 'ann@own-mail.org.evil.org' }] })).publicKey.write(),
      'other-address',
    ],
    ['a page', () => Promise.resolve(text('<!doctype html><title>Sign in</title>')), 'garbled'],
    ['nothing', () => Promise.resolve(new Uint8Array()), 'garbled'],
    ['cut short', () => Promise.resolve(good.publicKey.write().subarray(0, 40)), 'garbled'],
  ];
  it.each(cases)('%s', async (_, bytes, fault) => {
    expect(await inspect(await bytes())).toEqual({ usable: false, fault });
  });

  it('never throws, whatever arrives', async () => {
    const bytes = good.publicKey.write();
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const worth = await inspect(damaged);
      expect(typeof worth.usable).toBe('boolean');
    }
  });
});
