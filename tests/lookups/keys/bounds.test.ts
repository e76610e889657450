/**
 * Limits on the keys a server returns: the library is given no more than real keys need, and the worker is not kept
 * busy.
 */
import { generateKey, type Key } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { inspectKeys } from '../../../utils/lookups/libraries/keys/inspect.ts';
import { cutKeys, unarmored } from '../../../utils/lookups/libraries/keys/packets.ts';

const ADDRESS = 'ann@own-mail.org';
const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.now() + DAY;
const make = async (email: string, options: object = {}) => {
  const made = await generateKey({
    type: 'ecc',
    userIDs: [{ email }],
    format: 'object',
    ...options,
  } as never);
  return (made as unknown as { publicKey: Key }).publicKey;
};
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const repeat = (part: readonly number[], times: number) =>
  Uint8Array.from(Array.from({ length: times }, () => part).flat());

const good = await make(ADDRESS);
const other = await make('bob@own-mail.org');
const old = await make(ADDRESS, { date: new Date(NOW - 9 * DAY), keyExpirationTime: 24 * 60 * 60 });

describe('many keys', () => {
  it('of other people are not looked at, however many stand before', async () => {
    const many = join(...Array.from({ length: 40 }, () => other.write()), good.write());
    expect(await inspectKeys(many, ADDRESS, NOW)).toMatchObject({ usable: true });
  });

  it('for one address are looked at up to sixteen', async () => {
    const many = (count: number) => join(...Array.from({ length: count }, () => old.write()), good.write());
    expect(await inspectKeys(many(15), ADDRESS, NOW)).toMatchObject({ usable: true });
    expect(await inspectKeys(many(16), ADDRESS, NOW)).toEqual({ usable: false, fault: 'expired' });
  });

  it('let other work in between', async () => {
    let isDone = false;
    const many = join(...Array.from({ length: 16 }, () => old.write()));
    const looking = inspectKeys(many, ADDRESS, NOW).then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(isDone).toBe(false);
    await looking;
  });
});

describe('one key', () => {
  it.each([
    ['of packets that nobody knows', [0xfc, 0]],
    ['of markers', [0xca, 3, 80, 71, 80]],
    ['of names', [0xcd, 1, 65]],
  ])('%s has no more of them than any key needs', (_, packet) => {
    const start = good.write();
    expect(cutKeys(join(start, repeat(packet, 500)))).toHaveLength(1);
    expect(cutKeys(join(start, repeat(packet, 100_000)))).toBeNull();
  });

  it('whose packets have no end, or one behind the end, is none', () => {
    for (const tail of [[0xc2, 0xe1], [0x9b], [0xc2, 0xff, 255, 255, 255, 255], [0x88, 9], [0x02]])
      expect(cutKeys(join(good.write(), Uint8Array.from(tail)))).toBeNull();
  });

  it('is the same in armor, with and without a checksum', () => {
    const armor = good.armor();
    expect(unarmored(armor)).toEqual(good.write());
    expect(unarmored(armor.replace(/^=.{4}\r?\n/m, ''))).toEqual(good.write());
    expect(unarmored(armor.replaceAll(/\r?\n/g, '\r\n'))).toEqual(good.write());
  });

  it.each(['A\n', 'AAAA\n', 'a: b\n', '\n', '-----BEGIN PGP \n', '=\n'])(
    'in armor of 256 KiB of %j is none',
    (line) => {
      expect(unarmored(`-----BEGIN PGP PUBLIC KEY BLOCK-----\n${line.repeat(130_000)}`)).toBeNull();
    },
  );
});
