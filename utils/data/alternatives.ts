/** The table of safer alternatives, by situation. The order of its rows is their rank. */
import table from './alternatives.json' with { type: 'json' };
import type { AlternativeRow } from './rows.ts';
import type { Alternative } from '../core/model.ts';
import type { Situation } from '../core/alternatives.ts';

// JSON has no literal types; the tests check every row against its schema.
const alternatives = indexAlternatives(table as readonly AlternativeRow[]);

function toAlternative(row: AlternativeRow): Alternative {
  return {
    id: row.id,
    title: { key: row.title },
    how: { key: row.how },
    ...(row.open === undefined ? {} : { open: row.open }),
    ...(row.page === undefined ? {} : { page: row.page }),
    ...(row.copy === undefined ? {} : { copy: { key: row.copy } }),
    source: { name: row.publisher, url: row.source, asOf: row.asOf },
  };
}

interface Indexed {
  readonly provider: string | undefined;
  readonly alternative: Alternative;
}

function indexAlternatives(rows: readonly AlternativeRow[]): ReadonlyMap<Situation, readonly Indexed[]> {
  const index = new Map<Situation, Indexed[]>();
  for (const row of rows) {
    const entry = { provider: row.provider, alternative: toAlternative(row) };
    for (const situation of row.for) index.set(situation, [...(index.get(situation) ?? []), entry]);
  }
  return index;
}

/** Returns the safer alternatives for a situation, best first; rows for a single provider only if it is `provider`. */
export function alternativesFor(situation: Situation, provider?: string): readonly Alternative[] {
  const all = alternatives.get(situation) ?? [];
  return all
    .filter((one) => one.provider === undefined || one.provider === provider)
    .map(({ alternative }) => alternative);
}
