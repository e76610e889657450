/** All lookups through one function, so that a new question needs no change in what only tries a policy. */
import { unanswered } from '../lookups/answer.ts';
import type { Lookups, AskByName } from '../lookups/lookups.ts';
import type { Port } from '../lookups/questions.ts';

/** Returns lookups that pass every question to `put`, except those in `own`. `now` returns ms since the epoch. */
export function lookupsBy(now: () => number, put: AskByName, own: Partial<Lookups> = {}): Lookups {
  const silent: Lookups['silent'] = (reason) =>
    lookupsBy(now, () => Promise.resolve(unanswered(reason, { name: 'resolver' }, now())));
  return new Proxy({ now, silent, ...own } as Lookups, {
    get(known, name): unknown {
      // `await` reads `then` to find out whether this is a promise.
      if (name in known || name === 'then') return Reflect.get(known, name);
      return (...args: readonly unknown[]) => put(name as Port, args);
    },
  });
}
