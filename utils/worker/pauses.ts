/** Pauses end by themselves, and every tab of the site hears of it. */
import { MOST_HOURS } from '../core/pause.ts';
import { browser } from '../platform/browser.ts';
import { limitPauses, readPauses, watchPauses } from '../storage/pauses.ts';
import { redrawAll } from './badge.ts';
import { notifyAllFrames } from './changes.ts';

const ALARM = 'pause';

/** Wakes the worker when the next pause ends; alarms of the run before may be gone. */
async function setAlarm(): Promise<void> {
  const ends = (await readPauses(Date.now(), true)).map(({ until }) => until);
  if (ends.length > 0) await browser.alarms.create(ALARM, { when: Math.min(...ends) });
  else await browser.alarms.clear(ALARM);
}

/** Tells every page, and shows on every tab, what is paused now. */
async function tell(): Promise<void> {
  await setAlarm();
  void notifyAllFrames();
  await redrawAll();
}

/** Ends each pause at its time. */
export function keepPauses(): void {
  watchPauses(new AbortController().signal, () => void tell().catch(console.error));
  browser.alarms.onAlarm.addListener(({ name }) => {
    // What has ended is forgotten: a change, of which everybody hears. Where it rang too early, once more.
    if (name === ALARM) void limitPauses(Date.now(), MOST_HOURS).then(setAlarm).catch(console.error);
  });
  void setAlarm().catch(console.error);
}
