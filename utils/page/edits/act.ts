/** Does what a safer way promises in one compose window, one act at a time. */
import type { Act, ActOutcome } from '../../core/acts.ts';
import { correctIn } from './correct.ts';
import { removeFrom } from './remove.ts';
import { putTrigger } from './trigger.ts';
import { windowAt } from './window.ts';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs an act in the window with this root, after all earlier ones. Never rejects: an error counts as `changed`, so
 * that the person is asked to look.
 */
export function actIn(root: Element, act: Act): Promise<ActOutcome> {
  const run = turn.then(async (): Promise<ActOutcome> => {
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
