/**
 * What stops a release: an end-to-end row that was not confirmed recently. What stops any merge: a source that sells
 * another product.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dueRows, isFailing, nextDay } from '../../utils/facts/due.ts';
import { rowsOf, tableNames } from '../data/tables.ts';

const at = (day: string) => Date.parse(day);
const ASOF = '2026-06-01';
const SERVICE = {
  name: 'Locker',
  hosts: ['locker.example'],
  keys: 'recipient',
  asOf: ASOF,
  source: 'https://locker.example/security',
  verified: true,
};

/** Returns why a row is due, in words; every other table is empty. */
const dueOf = (table: string, row: object, day: string) =>
  dueRows([table], (name) => (name === table ? [row] : []), at(day)).map(({ why }) => why);

describe('what is due', () => {
  it.each([
    ['on its 150th day', '2026-10-29', []],
    ['on its 151st', '2026-10-30', ['green']],
    ['on its 181st', '2026-11-29', ['green', 'old']],
    ['after 18 months', '2027-12-02', ['green', 'stale']],
  ] as const)('a green row %s', (_, day, why) => {
    expect(dueOf('transfer-services', SERVICE, day)).toEqual(why);
  });

  it.each([
    ['that can read', { ...SERVICE, keys: 'provider' }],
    ['that nobody verified', { ...SERVICE, verified: false }],
  ])('a service %s stops nothing, however old', (_, row) => {
    expect(dueOf('transfer-services', row, '2026-10-30')).toEqual([]);
    expect(dueOf('transfer-services', row, '2030-01-01')).toEqual(['stale']);
  });

  it.each([
    ['a chat that always is', { level: 'end-to-end', condition: 'always' }, ['green']],
    ['a chat that is by a mark', { level: 'transport', condition: 'marker' }, ['green']],
    ['a chat that never is', { level: 'transport', condition: 'always' }, []],
    ['a bridge', { level: 'transport', condition: 'marker', bridge: 'imessage' }, []],
  ] as const)('%s', (_, parts, why) => {
    const row = {
      app: 'Chat',
      hosts: ['chat.example'],
      verified: true,
      asOf: ASOF,
      source: 'https://a.example/',
      ...parts,
    };
    expect(dueOf('chats', row, '2026-10-30')).toEqual(why);
  });

  it.each([
    [SERVICE, { release: true, landing: false }],
    [
      { ...SERVICE, keys: 'provider', source: 'https://trueconf.com/blog/x' },
      { release: true, landing: true },
    ],
    [
      { ...SERVICE, keys: 'provider' },
      { release: false, landing: false },
    ],
  ])('%o stops %o: no landing by the calendar alone', (row, stops) => {
    const due = dueRows(
      ['transfer-services'],
      (name) => (name === 'transfer-services' ? [row] : []),
      at('2030-01-01'),
    );
    const stopped = (isRelease: boolean) => due.some((one) => isFailing(one, isRelease));
    expect({ release: stopped(true), landing: stopped(false) }).toEqual(stops);
  });

  it('is told before: the day on which the first row stops a release', () => {
    const read = (name: string) =>
      name === 'transfer-services' ? [SERVICE, { ...SERVICE, asOf: '2026-07-01' }] : [];
    expect(nextDay(read)).toBe('2026-10-30');
    expect(dueOf('transfer-services', SERVICE, '2026-10-30')).toContain('green');
    expect(nextDay(() => [])).toBe(null);
  });

  it('a date that cannot be read is due', () => {
    expect(dueOf('transfer-services', { ...SERVICE, asOf: 'spring' }, '2026-06-02')).toEqual([
      'green',
      'stale',
    ]);
  });

  it.each([
    ['https://trueconf.com/blog/is-slack-encrypted', ['seller']],
    ['https://www.expressvpn.com/blog/x', ['seller']],
    ['https://nottrueconf.com/', []],
    ['https://slack.com/help/trueconf.com', []],
  ] as const)('a source at %s', (source, why) => {
    expect(dueOf('operators', { operator: 'A', asOf: ASOF, source, verified: false }, '2026-06-02')).toEqual(
      why,
    );
  });
});

describe('the tables', () => {
  it('stop no release on the day they were last read, and rest on no seller’s word', () => {
    const due = dueRows(tableNames, rowsOf as (name: string) => unknown, at('2026-11-28'));
    expect(due.filter((one) => isFailing(one, true))).toEqual([]);
  });

  it('are all looked at by the tool', () => {
    const tool = readFileSync(new URL('../../utils/facts/cli/due.ts', import.meta.url), 'utf8');
    const files = readdirSync(new URL('../../utils/data/', import.meta.url)).filter((name) =>
      name.endsWith('.json'),
    );
    // Lists without rows: each has one date, and a name missing from them claims nothing.
    const lists = ['hsts', 'no-wkd', 'sources', 'tlds'];
    const names = files.map((name) => name.replace('.json', '')).filter((name) => !lists.includes(name));
    expect(names.filter((name) => !tool.includes(`'${name}'`))).toEqual([]);
  });
});
