/** Lookups that are one function: whoever adds a question need not know of what a page only tries. */
import { unanswered } from '../lookups/answer.ts';
import type { Lookups, Put } from '../lookups/lookups.ts';
import type { Port } from '../lookups/questions.ts';

/** Puts every question to `put`, but those that `own` answers. `now`: milliseconds since the epoch. */
export function lookupsBy(now: () => number, put: Put, own: Partial<Lookups> = {}): Lookups {
  const silent: Lookups['silent'] = (reason) =>
    lookupsBy(now, () => Promise.resolve(unanswered(reason, { name: 'resolver' }, now())));
  return new Proxy({ now, silent, ...own } as Lookups, {
    get(known, name): unknown {
      // Whoever waits for it asks whether it is a promise.
      if (name in known || name === 'then') return Reflect.get(known, name);
      return (...args: readonly unknown[]) => put(name as Port, args);
    },
  });
}
