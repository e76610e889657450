/** Safer ways to send, by situation. The order of the table's rows is their rank. */
import type { Alternative, Situation } from '../core/advise.ts';
import table from './alternatives.json' with { type: 'json' };
import type { AlternativeRow } from './rows.ts';

// JSON has no literal types; the tests check every row against its schema.
const alternatives = indexAlternatives(table as readonly AlternativeRow[]);

function toAlternative(row: AlternativeRow): Alternative {
  return {
    id: row.id,
    title: { key: row.title },
    how: { key: row.how },
    ...(row.open === undefined ? {} : { open: row.open }),
    ...(row.copy === undefined ? {} : { copy: { key: row.copy } }),
    source: { name: row.publisher, url: row.source, asOf: row.asOf },
  };
}

function indexAlternatives(rows: readonly AlternativeRow[]): ReadonlyMap<Situation, readonly Alternative[]> {
  const index = new Map<Situation, Alternative[]>();
  for (const row of rows) {
    const alternative = toAlternative(row);
    for (const situation of row.for) index.set(situation, [...(index.get(situation) ?? []), alternative]);
  }
  return index;
}

/** The safer ways for a situation, best first. */
export function alternativesFor(situation: Situation): readonly Alternative[] {
  return alternatives.get(situation) ?? [];
}
