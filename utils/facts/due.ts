/** Which rows of the tables must be read again, and which sources cannot carry a row? For maintainers and CI. Pure. */
import type { Sourced } from '../data/rows.ts';
import { ageOf } from '../data/tables.ts';
import { greenRows, type ReadTable } from './green.ts';

/** A green row counts for 180 days; after these there is a month left to read its source again. */
const GREEN_DAYS = 150;
const DAY = 24 * 60 * 60 * 1000;

/** Sites of those who sell something in the place of what they write about. Nothing rests on their word alone. */
const SELLERS = [
  'cloudstorageexplorer.com',
  'comparitech.com',
  'dmarcguard.io',
  'expressvpn.com',
  'eztalks.com',
  'havenmessenger.com',
  'nordvpn.com',
  'priviy.com',
  'sigspan.com',
  'spfwise.com',
  'textbolt.com',
  'trueconf.com',
  'veepn.com',
  'zerotrusttransfer.fr',
];

export interface Due {
  readonly table: string;
  readonly name: string;
  readonly asOf: string;
  readonly source: string;
  /** `green`: soon no longer believed; `seller`: cannot carry it; `old`, `stale`: it says so itself (design, rule 5). */
  readonly why: 'green' | 'seller' | 'old' | 'stale';
}

export type Row = Sourced & Readonly<Record<string, unknown>>;

function nameOf(row: Row): string {
  const named = [row.name, row.app, row.provider, row.operator, row.domain, row.host, row.carrier, row.id];
  return String(named.find((one) => typeof one === 'string') ?? row.domains);
}

function isSeller(source: string): boolean {
  const host = URL.parse(source)?.hostname ?? '';
  return SELLERS.some((name) => host === name || host.endsWith(`.${name}`));
}

/** The day on which the next green row stops a release, unless its source is read before; null: there is none. */
export function nextDay(read: ReadTable): string | null {
  const days = greenRows(read).map(({ asOf }) => Date.parse(asOf) + (GREEN_DAYS + 1) * DAY);
  return days.length === 0 ? null : new Date(Math.min(...days)).toISOString().slice(0, 10);
}

/** What is due at `now` (ms), what stops a release first. `tables`: their names; `read` gives a table's rows as its file has them. */
export function dueRows(tables: readonly string[], read: ReadTable, now: number): Due[] {
  const green = greenRows(read)
    .filter(({ asOf }) => !(now - Date.parse(asOf) <= GREEN_DAYS * DAY))
    .map(({ table, name, asOf, source }) => ({ table, name, asOf, source, why: 'green' as const }));
  const all = tables.flatMap((table) => (read(table) as Row[]).map((row) => ({ table, row })));
  const entry = ({ table, row }: (typeof all)[number], why: Due['why']) => ({
    table,
    name: nameOf(row),
    asOf: row.asOf,
    source: row.source,
    why,
  });
  const sold = all.filter(({ row }) => isSeller(row.source)).map((one) => entry(one, 'seller'));
  const aged = all.flatMap((one) => {
    const age = ageOf(one.row, now);
    return age === 'fresh' ? [] : [entry(one, age)];
  });
  return [...green, ...sold, ...aged];
}

/**
 * Does this one stop a release, or (`isRelease` false) a landing? The calendar alone stops no landing: a green row that
 * nobody read again lapses by itself on every device (docs/adr/0024).
 */
export function isFailing({ why }: Due, isRelease: boolean): boolean {
  return why === 'seller' || (why === 'green' && isRelease);
}
