/** Ends pauses at their time, and notifies every tab of the site. */
import { MAX_HOURS } from '../core/pause.ts';
import { browser } from '../platform/browser.ts';
import { limitPauses, readPauses, watchPauses } from '../storage/pauses.ts';
import { redrawBadges } from './badge.ts';
import { notifyAllFrames } from './changes.ts';

const ALARM = 'pause';

/** Wakes the worker when the next pause ends; alarms may not survive a restart of the browser. */
async function setAlarm(): Promise<void> {
  const ends = (await readPauses(Date.now(), true)).map(({ until }) => until);
  if (ends.length > 0) await browser.alarms.create(ALARM, { when: Math.min(...ends) });
  else await browser.alarms.clear(ALARM);
}

/** Notifies every page of the pauses in force, and shows them on every tab's icon. */
async function tell(): Promise<void> {
  await setAlarm();
  void notifyAllFrames();
  await redrawBadges();
}

/** Ends each pause at its time. */
export function keepPauses(): void {
  watchPauses(new AbortController().signal, () => void tell().catch(console.error));
  browser.alarms.onAlarm.addListener(({ name }) => {
    // Removing the ended pauses is a change, of which everybody is notified. If the alarm rang early, it is set again.
    if (name === ALARM) void limitPauses(Date.now(), MAX_HOURS).then(setAlarm).catch(console.error);
  });
  void setAlarm().catch(console.error);
}
