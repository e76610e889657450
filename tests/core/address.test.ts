import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { parseAddress, parseRecipients } from '../../utils/core/address.ts';
import vectors from '../vectors/addresses.json' with { type: 'json' };

describe('parseRecipients', () => {
  it.each(vectors)('$case', ({ text, addresses, unreadable = 0 }) => {
    const parsed = parseRecipients(text);
    expect(parsed.addresses.map(({ address }) => address)).toEqual(addresses);
    expect(parsed.unreadable).toBe(unreadable);
  });

  it('never throws, and every address it gives parses to itself', () => {
    const pieces = fc.constantFrom(
      'a@x.org',
      'B <b@y.org>',
      '"',
      '<',
      '>',
      ',',
      ';',
      ':',
      '(',
      ')',
      '@',
      ' ',
      '\\',
      'é',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { address } of parseRecipients(text).addresses) {
          expect(parseAddress(address)?.address).toBe(address);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '"',
    '(',
    ')',
    '(a',
    '<',
    '@',
    ',',
    '\\',
    '\\"',
    '"a ',
    '"a" ',
    'a@b(',
    '"<a@b>;"',
    '"\\"<a@b>;',
    '\n',
    '\u200e',
    "'",
    '.',
    '“',
    'x',
    'a.',
    ' ',
    'a b\n<',
    'a(b)@',
    'a (b) ',
    '(((a)))@',
    '＂a',
    'a.\u200bb',
    '"a@b" <c@d<',
  ])('reads a hundred thousand %j in a time that grows with their number only', (sign) => {
    const { addresses } = parseRecipients(`x${sign.repeat(100_000 / sign.length)}x`);
    expect(addresses.length).toBeLessThan(4);
  });

  it('loses no recipient of a list, whatever separates them', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const address = fc.tuple(name, name).map(([local, domain]) => `${local}@${domain}.org`);
    const list = fc.tuple(
      fc.uniqueArray(address, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(', ', ';', ' ', '\n', ',\n'),
    );
    fc.assert(
      fc.property(list, ([all, separator]) => {
        const found = parseRecipients(all.join(separator)).addresses.map((parsed) => parsed.address);
        expect(new Set(found)).toEqual(new Set(all));
      }),
    );
  });
});
