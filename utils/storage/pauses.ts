/** Where the person has paused Sealcheck: in storage.local; for private windows, in memory until the browser closes. */
import { cappedAt, type Pause } from '../core/pause.ts';
import { defineItem } from './item.ts';
import { hasFields, listOf } from './rows.ts';

const KEY = 'pauses';
const schema = listOf(hasFields<Pause>({ site: 'string', at: 'number', until: 'number' }));
const normalWindows = defineItem({ area: 'local', key: KEY, schema, default: [] });
const privateWindows = defineItem({ area: 'session', key: KEY, schema, default: [] });
const ITEMS = [normalWindows, privateWindows];

const counts = ({ at, until }: Pause, now: number) => at <= now && now < until;

/** Reads the pauses in force at `now` (ms) in windows of this kind; what cannot be read pauses nothing. */
export async function readPauses(now: number, isPrivate: boolean): Promise<readonly Pause[]> {
  const all = await Promise.all(
    (isPrivate ? ITEMS : [normalWindows]).map((item) => item.read().catch(() => [])),
  );
  return all.flat().filter((one) => counts(one, now));
}

/** Calls back at each change, until the signal aborts. */
export function watchPauses(signal: AbortSignal, onChange: () => void): void {
  for (const item of ITEMS) item.watch(signal, onChange);
}

/** Adds a pause; it replaces an existing one of the same site. */
export async function addPause(pause: Pause, isPrivate: boolean): Promise<void> {
  await (isPrivate ? privateWindows : normalWindows).change((all) => [
    ...all.filter((one) => counts(one, pause.at) && one.site !== pause.site),
    pause,
  ]);
}

/** Changes both lists. An unchanged list is not written, so that nobody is notified. */
async function changeAll(make: (all: readonly Pause[]) => readonly Pause[]): Promise<void> {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  await Promise.all(
    ITEMS.map((item) =>
      item.change((all) => {
        const after = make(all);
        return isSame(all, after) ? all : after;
      }),
    ),
  );
}

/** Ends the pause of this site at `now` (ms), in windows of both kinds. */
export function dropPause(site: string, now: number): Promise<void> {
  return changeAll((all) => all.filter((one) => counts(one, now) && one.site !== site));
}

/** Ends each pause after `hours` at the latest, and deletes those that have ended at `now` (ms). */
export function limitPauses(now: number, hours: number): Promise<void> {
  return changeAll((all) => all.map((one) => cappedAt(one, hours)).filter((one) => counts(one, now)));
}
