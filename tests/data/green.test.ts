/**
 * Rows that say "only the recipient can read it": few, for exact hosts, sourced from the makers themselves, and
 * confirmed recently.
 */
import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { ageOf } from '../../utils/data/tables.ts';
import { greenRows } from '../../utils/facts/green.ts';
import { rowsOf, tableNames } from './tables.ts';

const green = greenRows(rowsOf as (name: string) => unknown);

/** Makers' sites whose domain is not that of their app's hosts. */
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  MEGA: ['https://help.mega.io/'],
  CryptPad: ['https://raw.githubusercontent.com/cryptpad/cryptpad/'],
  SendSafely: ['https://sendsafely.zendesk.com/'],
  Element: ['https://web-docs.element.dev/'],
  'Rocket.Chat': ['https://docs.rocket.chat/'],
};

const isTheirOwn = (name: string, hosts: readonly string[], source: string) =>
  hosts.some((host) => getDomain(host) === getDomain(source)) ||
  MAKERS[name]?.some((start) => source.startsWith(start)) === true;

describe('rows that give end-to-end', () => {
  it('are few', () => {
    expect(green.length).toBeGreaterThan(10);
    expect(green.length).toBeLessThanOrEqual(20);
  });

  it.each(green)('$table: $name names its makers’ own page', ({ name, hosts, source }) => {
    expect(source).toMatch(/^https:/);
    expect(isTheirOwn(name, hosts, source), `${source} is not ${name}'s own page`).toBe(true);
    expect(new URL(source).pathname, 'a home page can carry no claim').not.toBe('/');
  });

  it.each(green)('$table: $name means exact hosts, none of which is anybody’s', ({ hosts }) => {
    expect(hosts.filter((host) => host.startsWith('*.'))).toEqual([]);
    expect(hosts.filter((host) => getDomain(host, { allowPrivateDomains: true }) === null)).toEqual([]);
  });

  it('mean no host of a customer of theirs', () => {
    const apps = new Set(green.filter(({ table }) => table === 'chats').map(({ name }) => name));
    const copies = rowsOf('chats').filter(
      ({ app, suffixes }) => apps.has(String(app)) && suffixes !== undefined,
    );
    expect(copies).toEqual([]);
  });

  it('say nothing better than readable once they are older than 180 days', () => {
    const day = (asOf: string, after: number) => Date.parse(asOf) + after * 24 * 60 * 60 * 1000;
    for (const row of green) {
      expect(ageOf(row, day(row.asOf, 180))).toBe('fresh');
      expect(ageOf(row, day(row.asOf, 181))).toBe('old');
    }
  });

  it('have no host that was given up, or that volunteers run', () => {
    const gone = ['blindsend.io', 'send.ephemeral.land', 'send.zcyph.cc', 'send.boblorange.net'];
    const run = ['send.vis.ee', 'send.mni.li', 'yopass.se', 'privatebin.net', 'ots.sniptt.com'];
    expect(green.flatMap(({ hosts }) => hosts).filter((host) => [...gone, ...run].includes(host))).toEqual(
      [],
    );
    const all = tableNames.flatMap((name) => rowsOf(name).flatMap(({ hosts }) => hosts ?? []));
    expect(gone.filter((host) => all.includes(host))).toEqual([]);
  });
});
