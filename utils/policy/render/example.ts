/** The policy that the ready files show: every key once, as one would set it in the middle of a roll-out. */
import { REFERENCE } from '../reference.ts';
import { keysIn } from './managed-schema.ts';

const MERGED = new Set(keysIn('merge'));
const RECOMMENDED = new Set(['resolver', 'privateWindows', 'tips']);

type Values = Readonly<Record<string, unknown>>;

/** A policy as a browser delivers it. */
export interface PolicyFile {
  readonly locked?: Values;
  readonly recommended?: Values;
  readonly merge?: Values;
}

function pick(fits: (key: string) => boolean): Values {
  const chosen = Object.entries(REFERENCE).filter(([key]) => fits(key));
  return Object.fromEntries(chosen.map(([key, { example }]) => [key, example]));
}

export const EXAMPLE: PolicyFile = {
  locked: pick((key) => !RECOMMENDED.has(key) && !(MERGED as ReadonlySet<string>).has(key)),
  recommended: pick((key) => RECOMMENDED.has(key)),
  merge: pick((key) => (MERGED as ReadonlySet<string>).has(key)),
};
