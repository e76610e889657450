/** The signed file with corrections of the tables that came last, and what came of asking for it. */
import { defineItem } from './item.ts';
import type { KeptFacts } from '../signed/facts.ts';

function schema(stored: unknown): KeptFacts | undefined {
  const { url, askedAt, outcome, file } = stored as Partial<Record<keyof KeptFacts, unknown>>;
  const isKept =
    [url, outcome, file].every((part) => typeof part === 'string') && typeof askedAt === 'number';
  return isKept ? (stored as KeptFacts) : undefined;
}

/** null: none was asked for yet. What is read of it is to be believed only as `keptFacts` says. */
export const factsItem = defineItem<KeptFacts | null>({
  area: 'local',
  key: 'facts',
  schema,
  default: null,
});
