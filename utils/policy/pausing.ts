/** Pausing Sealcheck on a site: what the settings in force allow, for how long, and its entry in the journal. */
import type { Subject } from '../core/model.ts';
import { pauseAt, pauseOf, type Pause, type Span } from '../core/pause.ts';
import type { PauseNote } from '../core/report.ts';
import { notePause } from '../storage/journal.ts';
import { addPause, dropPause, readPauses } from '../storage/pauses.ts';
import { mayPause } from './apply.ts';
import { readEffectiveSettings } from './effective-settings.ts';
import type { EffectiveValues } from './resolve.ts';

/** `partly`: channels with a block or a required justification stay active. `no`: the organisation allows no pause. */
export type Pausing = 'yes' | 'partly' | 'no';

const CHANNELS = ['email', 'form', 'upload', 'link', 'chat'] as const satisfies Subject['channel'][];

/** Returns what may be paused under these settings at `now` (ms). */
export function pausingUnder(settings: EffectiveValues, now: number): Pausing {
  const free = CHANNELS.filter((channel) => mayPause(settings, channel, now));
  if (free.length === 0) return 'no';
  return free.length === CHANNELS.length ? 'yes' : 'partly';
}

/** Adds the entry to the journal, if one is kept. Never rejects: the pause does not depend on it. */
async function note(entry: PauseNote, { journalDays }: EffectiveValues): Promise<void> {
  if (journalDays.value > 0) await notePause(entry).catch(console.error);
}

/** Pauses a site. Null if the organisation allows no pause. For private windows it is kept until the browser closes. */
export async function pauseSite(site: string, span: Span, isPrivate: boolean): Promise<Pause | null> {
  const now = Date.now();
  const { settings } = await readEffectiveSettings(now);
  if (pausingUnder(settings, now) === 'no') return null;
  const pause = pauseOf(site, span, now, settings.pauseHours.value);
  await addPause(pause, isPrivate);
  if (!isPrivate) await note({ ...pause, outcome: 'paused' }, settings);
  return pause;
}

/** Ends the pause of a site early. */
export async function resumeSite(site: string): Promise<void> {
  const now = Date.now();
  const { settings } = await readEffectiveSettings(now);
  const pause = pauseAt(await readPauses(now, false), site, now, settings.pauseHours.value);
  await dropPause(site, now);
  if (pause) await note({ site, at: now, until: pause.until, outcome: 'resumed' }, settings);
}
