import { parse } from 'tldts';
import { describe, expect, it } from 'vitest';
import table from '../../utils/data/tlds.json' with { type: 'json' };
import { isTopLevelDomain } from '../../utils/data/tlds.ts';

const names = table.names.join(' ').split(' ');

describe('the table of top-level domains', () => {
  it('is sorted, lower-case, without duplicates', () => {
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  });

  it('has no name that the public suffix list does not know (drifted: make it anew from the list)', () => {
    expect(names.filter((name) => !parse(`x.${name}`).isIcann && !parse(`x.co.${name}`).isIcann)).toEqual([]);
  });

  it.each(['com', 'org', 'de', 'xn--fiqs8s', 'google', 'arpa'])('knows %s', (name) => {
    expect(isTopLevelDomain(name)).toBe(true);
  });

  it.each(['corp', 'lan', 'home', 'internal', 'onion', 'local', 'test', ''])('does not know %j', (name) => {
    expect(isTopLevelDomain(name)).toBe(false);
  });
});
