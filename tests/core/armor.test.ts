/** Long armored files: random data contains word-like runs by chance, which must not make a file count as readable. */
import { expect, test } from 'vitest';
import { isArmored } from '../../utils/core/armor.ts';
import { seeded } from '../fuzz/mutate.ts';

const HEAD = `age-encryption.org/v1\n-> scrypt ${'u7Q'.repeat(7)} 15\n${'M'.repeat(43)}\n--- ${'u'.repeat(43)}\n`;

/** Returns an armored age file with this many random octets, and `words` at their end. */
function armored(octets: number, seed: number, words = ''): string {
  const random = seeded(seed);
  const chance = Buffer.from(Uint8Array.from({ length: octets }, () => Math.floor(random() * 256)));
  const data = Buffer.concat([Buffer.from(HEAD, 'latin1'), chance])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = data.slice(0, data.length - (data.length % 4)) + words;
  const lines = whole.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----'].join('\n');
}

test('of twenty long files none is taken for one with words in it', () => {
  const taken = Array.from({ length: 20 }, (_, seed) => isArmored(armored(300_000, seed)));
  expect(taken.filter((is) => !is)).toEqual([]);
});

test.each([
  'thedoorcodeisfourseventeenpleasekeepittoyourselfandtellnobody234',
  'thedoor/isbehind+thehouse/Andthekey+isunderthestone/Pleasekeepit',
])('words in a long file are seen: %s', (words) => {
  expect(words).toHaveLength(64);
  expect(isArmored(armored(300_000, 1, words))).toBe(false);
});
