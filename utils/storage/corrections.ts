/** Stores the last signed file with corrections of the tables, and the outcome of the last request for it. */
import { defineItem } from './item.ts';
import type { KeptFacts } from '../signed/facts.ts';

function schema(stored: unknown): KeptFacts | undefined {
  const { url, askedAt, outcome, file } = stored as Partial<Record<keyof KeptFacts, unknown>>;
  const isKept =
    [url, outcome, file].every((part) => typeof part === 'string') && typeof askedAt === 'number';
  return isKept ? (stored as KeptFacts) : undefined;
}

/** Null if none was ever requested. Trust what is stored only as far as `keptFacts` returns it. */
export const factsItem = defineItem<KeptFacts | null>({
  area: 'local',
  key: 'facts',
  schema,
  default: null,
});
