/** Counts the steps a function takes with texts and lists, whatever the machine's speed. */
import { stepsOf } from './regex.ts';

type Method = (this: { readonly length: number }, ...given: unknown[]) => unknown;

/** Methods that have to be assumed to look at the whole text or list. */
const SCANS: readonly (readonly [object, readonly string[]])[] = [
  [
    String.prototype,
    ['lastIndexOf', 'includes', 'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'normalize', 'split', 'replaceAll', 'padEnd', 'padStart'], // prettier-ignore
  ],
  [
    Array.prototype,
    ['find', 'findIndex', 'findLast', 'filter', 'some', 'every', 'map', 'flatMap', 'includes', 'indexOf', 'join', 'sort', 'toSorted', 'slice', 'concat', 'reduce', 'forEach', 'toReversed'], // prettier-ignore
  ],
];

/**
 * Returns the steps that `work` takes: for regular expressions those of a backtracking engine, for scans the scanned
 * length.
 */
export function countSteps(work: () => unknown): number {
  let steps = 0;
  let isCounting = true;
  const undo: (() => void)[] = [];
  const patch = (on: object, name: string, around: (before: Method) => Method) => {
    const before = Reflect.get(on, name) as Method;
    Reflect.set(on, name, around(before));
    undo.push(() => void Reflect.set(on, name, before));
  };
  /** Adds to the steps, without counting what the counting itself does. */
  const note = (count: () => number) => {
    if (!isCounting) return;
    isCounting = false;
    steps += count();
    isCounting = true;
  };
  patch(RegExp.prototype, 'exec', (before) => {
    return function (this: { readonly length: number }, text) {
      const pattern = this as unknown as RegExp;
      note(() => stepsOf(pattern, String(text)));
      return before.call(this, text);
    };
  });
  patch(String.prototype, 'indexOf', (before) => {
    return function (this: { readonly length: number }, sought, from) {
      const found = before.call(this, sought, from) as number;
      const start = Math.max(0, Number(from ?? 0));
      note(() => Math.max(1, (found < 0 ? this.length : found) - start));
      return found;
    };
  });
  for (const [on, names] of SCANS)
    for (const name of names)
      patch(on, name, (before) => {
        return function (this: { readonly length: number }, ...given) {
          note(() => this.length);
          return before.apply(this, given);
        };
      });
  try {
    work();
  } finally {
    for (const one of undo) one();
  }
  return steps;
}
