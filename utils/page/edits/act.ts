/** Does what a safer way promises in one compose window; one thing at a time. */
import type { Act, Acted } from '../../core/acts.ts';
import { correctIn } from './correct.ts';
import { removeFrom } from './remove.ts';
import { putTrigger } from './trigger.ts';
import { windowAt } from './window.ts';

let turn: Promise<unknown> = Promise.resolve();

/** Never rejects: what throws on the way has failed, or has changed something, which the person is told to look at. */
export function actIn(root: Element, act: Act): Promise<Acted> {
  const run = turn.then(async (): Promise<Acted> => {
    const window = windowAt(root);
    try {
      if (act.kind === 'trigger') return await putTrigger(window, act);
      return act.kind === 'remove'
        ? await removeFrom(window, act.addresses)
        : await correctIn(window, act.address, act.domain);
    } catch {
      return 'changed';
    }
  });
  turn = run;
  return run;
}
