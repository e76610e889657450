import { describe, expect, it } from 'vitest';
import { isOneTypo, nearDomain } from '../../utils/core/near-domain.ts';

const FREQUENT = [
  'gmail.com',
  'hotmail.com',
  'hotmail.ca',
  'hotmail.fr',
  'hotmail.it',
  'gmx.de',
  'gmx.at',
  'web.de',
];

describe('the frequent domain that was meant', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmail.cmo', 'gmail.com'],
    ['hotmail.cm', 'hotmail.com'],
    ['gmx.dt', null],
    ['gmx.dee', 'gmx.de'],
    ['gmail.com', null],
    ['gmaiill.com', null],
    ['example.org', null],
    ['', null],
  ])('%s: %s', (domain, meant) => {
    expect(nearDomain(domain, FREQUENT)).toBe(meant);
  });

  it('is nobody’s guess between two', () => {
    expect(nearDomain('mail.com', ['gmail.com', 'ymail.com'])).toBeNull();
  });

  it('is one edit away, both ways', () => {
    for (const [a, b] of [
      ['ab', 'ba'],
      ['ab', 'abc'],
      ['ab', 'cb'],
      ['xab', 'xba'],
    ] as const) {
      expect(isOneTypo(a, b)).toBe(true);
      expect(isOneTypo(b, a)).toBe(true);
    }
    for (const [a, b] of [
      ['abc', 'cba'],
      ['abcd', 'badc'],
      ['a', 'abc'],
      ['', 'ab'],
      ['ab', 'cd'],
      ['abc', 'acd'],
      ['ab', 'ab'],
    ] as const)
      expect(isOneTypo(a, b)).toBe(false);
  });
});
