/** If a mail is written and no window is found, injects the script that can tell whether it is a mail. */
import { WAYS, type Ways } from '../../components/inline/view.ts';
import { send } from '../messages/send.ts';
import { watchMissed } from '../page/health/watch-missed.ts';

/** Calls that script (entrypoints/ways.ts), which is injected first if necessary. */
async function ask(): Promise<void> {
  const own = globalThis as { [WAYS]?: Ways };
  if (!own[WAYS]) await send('inject:ways', {});
  await own[WAYS]?.takeMissed();
}

/** From now on, shows when a mail cannot be read. */
export function watchForMissed(): void {
  watchMissed(() => void ask());
}
