/** The signed file with corrections of the tables that came last, and what came of asking for it. */
import { storedItem } from './item.ts';
import type { KeptFacts } from '../signed/facts.ts';

function parse(stored: unknown): KeptFacts | null {
  const { url, askedAt, outcome, file } = (stored ?? {}) as Partial<Record<keyof KeptFacts, unknown>>;
  const isKept =
    [url, outcome, file].every((part) => typeof part === 'string') && typeof askedAt === 'number';
  return isKept ? (stored as KeptFacts) : null;
}

/** null: none was asked for yet. What is read of it is to be believed only as `keptFacts` says. */
export const factsItem = storedItem<KeptFacts | null>('local', 'facts', parse);
