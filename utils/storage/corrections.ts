/** Stores the last signed file with corrections of the tables, and the outcome of the last request for it. */
import { defineItem } from './item.ts';
import { hasFields } from './rows.ts';
import type { KeptFacts } from '../signed/facts.ts';

const isKept = hasFields<KeptFacts>({ url: 'string', askedAt: 'number', outcome: 'string', file: 'string' });

/** Null if none was ever requested. Trust what is stored only as far as `keptFacts` returns it. */
export const factsItem = defineItem<KeptFacts | null>({
  area: 'local',
  key: 'facts',
  schema: (stored) => (isKept(stored) ? stored : undefined),
  default: null,
});
