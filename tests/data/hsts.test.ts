/** The trimmed HSTS preload list: a wrong name in it would call an unencrypted form encrypted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCurrent, isPreloaded } from '../../utils/data/hsts.ts';
import { largeTable } from '../../utils/data/large.ts';
import { isTopLevelDomain } from '../../utils/data/tlds.ts';

const table = largeTable('hsts');
const domains = table.domains.split(' ');
const exact = table.exact.split(' ');
const NAME = /^([a-z0-9-]+\.)+[a-z0-9-]+$/;

describe('the preload list', () => {
  it('has its source and date, and is small enough to be read for one form', () => {
    expect(table.source).toMatch(/^https:/);
    expect(table.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const bytes = readFileSync(join(import.meta.dirname, '../../utils/data/hsts.json')).length;
    expect(bytes).toBeLessThan(25_000);
  });

  it('holds names that exist, sorted, each once and none that another one includes', () => {
    expect(table.topLevel.filter((name) => !isTopLevelDomain(name))).toEqual([]);
    for (const names of [domains, exact]) {
      expect(
        names.filter((name) => !NAME.test(name) || !isTopLevelDomain(name.slice(name.lastIndexOf('.') + 1))),
      ).toEqual([]);
      expect(names).toEqual([...new Set(names)].sort());
    }
    const above = (name: string) => name.slice(name.indexOf('.') + 1);
    expect(
      [...domains, ...exact].filter((name) => isPreloaded(above(name), { ...table, exact: '' })),
    ).toEqual([]);
  });

  it.each([
    ['github.com', true],
    ['docs.github.com', true],
    ['www.paypal.com', true],
    // Firefox's list has neither this name nor any below www.paypal.com.
    ['paypal.com', false],
    ['zz.www.paypal.com', false],
    ['facebook.com', true],
    ['zz.facebook.com', false],
    ['anything.dev', true],
    ['notgithub.com', false],
    ['github.com.example.org', false],
    ['', false],
  ])('%s: %s', (host, isHeld) => {
    expect(isPreloaded(host, table)).toBe(isHeld);
  });

  it.each([
    ['on its day', 0, true],
    ['ten weeks later', 70, true],
    ['a day after that', 71, false],
    ['on a clock that is a day behind', -1, true],
    ['on a clock that is years behind: nobody knows its age', -400, false],
  ])('is believed as long as browsers believe theirs: %s', (_, days, isIt) => {
    expect(isCurrent(table, Date.parse(table.asOf) + days * 24 * 60 * 60 * 1000)).toBe(isIt);
  });
});
