/** The policy in the ready-made files: every key once, with values as in the middle of a roll-out. */
import { REFERENCE } from '../reference.ts';
import { keysIn } from './managed-schema.ts';

const MERGED = new Set(keysIn('merge'));
const RECOMMENDED = new Set(['resolver', 'privateWindows', 'tips']);

type Values = Readonly<Record<string, unknown>>;

/** A policy as a browser delivers it. */
export interface PolicyFile {
  /** The names of everything set below: see `withKeys`. */
  readonly keys?: string;
  readonly locked?: Values;
  readonly recommended?: Values;
  readonly merge?: Values;
}

function pick(fits: (key: string) => boolean): Values {
  const chosen = Object.entries(REFERENCE).filter(([key]) => fits(key));
  return Object.fromEntries(chosen.map(([key, { example }]) => [key, example]));
}

/** The example policy; it contains every key exactly once. */
export const EXAMPLE: PolicyFile = {
  locked: pick((key) => !RECOMMENDED.has(key) && !(MERGED as ReadonlySet<string>).has(key)),
  recommended: pick((key) => RECOMMENDED.has(key)),
  merge: pick((key) => (MERGED as ReadonlySet<string>).has(key)),
};

/** Adds the names of what the policy sets, so that Sealcheck notices if a part did not arrive (docs/adr/0018). */
export function withKeys({ locked, recommended, merge }: PolicyFile): PolicyFile {
  const parts = Object.entries({ locked, recommended, merge }).filter(([, part]) => part !== undefined);
  const keys = parts.flatMap(([mode, part]) => Object.keys(part ?? {}).map((key) => `${mode}.${key}`));
  return { keys: keys.join(' '), ...(Object.fromEntries(parts) as PolicyFile) };
}
