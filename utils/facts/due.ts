/** Lists table rows whose sources must be read again, and sources that support no row. For maintainers and CI. Pure. */
import type { Sourced } from '../data/rows.ts';
import { ageOf } from '../data/tables.ts';
import { greenRows, type ReadTable } from './green.ts';

/** A green row is valid for 180 days, so this leaves a month to read its source again. */
const GREEN_DAYS = 150;
const DAY = 24 * 60 * 60 * 1000;

/** Sites that sell an alternative to what they write about. No row may rest on their word alone. */
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

/** One row that is due, and why. */
export interface Due {
  readonly table: string;
  readonly name: string;
  readonly asOf: string;
  readonly source: string;
  /** `green`: soon no longer valid; `seller`: the source cannot support it; `old`, `stale`: by age (design, rule 5). */
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

/** Returns the date from which a release is blocked unless the oldest green row is read again; null: no green row. */
export function nextDay(read: ReadTable): string | null {
  const days = greenRows(read).map(({ asOf }) => Date.parse(asOf) + (GREEN_DAYS + 1) * DAY);
  return days.length === 0 ? null : new Date(Math.min(...days)).toISOString().slice(0, 10);
}

/**
 * Returns the rows due at `now` (ms), those that block a release first. `tables` are their names; `read` returns a
 * table's rows as in its file.
 */
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
 * Whether this row blocks a release, or (`isRelease` false) a landing. The calendar alone blocks no landing: a green
 * row that nobody read again lapses by itself on every device (docs/adr/0024).
 */
export function isFailing({ why }: Due, isRelease: boolean): boolean {
  return why === 'seller' || (why === 'green' && isRelease);
}
