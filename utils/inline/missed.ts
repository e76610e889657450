/** Where a mail is written and no window is found: who can tell whether it is one is asked for. */
import { EDITS, type WindowEdits } from '../../components/inline/view.ts';
import { send } from '../messages/send.ts';
import { watchMissed } from '../page/health/watch-missed.ts';

/** Calls that script (entrypoints/ways.ts), which is injected first if necessary. */
async function ask(): Promise<void> {
  const own = globalThis as { [EDITS]?: WindowEdits };
  if (!own[EDITS]) await send('inject:ways', {});
  await own[EDITS]?.takeMissed();
}

/** From now on, shows when a mail cannot be read. */
export function watchForMissed(): void {
  watchMissed(() => void ask());
}
