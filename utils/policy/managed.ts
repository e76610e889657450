/**
 * What the browser hands over as the organisation's policy. Chromium answers `{}` until its own loading is done, which
 * takes seconds after a start, and tells by an event; Firefox reads once at its start, and throws where none is set.
 */
import { browser } from '../browser.ts';
import { storedItem } from '../storage/item.ts';
import { goodOf, parsePolicy } from './parse.ts';

/** `waiting`: the browser may not have read it yet, and the last known one holds. */
export type ManagedState = 'known' | 'waiting' | 'none';

export interface Managed {
  readonly raw: unknown;
  /** The policy of the last good values before this one; left out where there was none. */
  readonly good?: unknown;
  readonly state: ManagedState;
  /** When the values were last seen (ms since the epoch); null: never. */
  readonly seenAt: number | null;
}

/** The last known policy, in storage.local: content scripts hear of its changes. */
export const KEPT = 'managed';
/** What this run of the browser knows, in storage.session, which ends with it. */
const RUN = 'managed-run';
/** Long enough for Chromium's policy service on a slow machine (milliseconds). */
const GRACE = 60_000;

interface Kept {
  readonly raw: unknown;
  readonly good?: unknown;
  readonly at: number;
}
interface Run {
  readonly startedAt: number;
  /** The browser has delivered in this run, so that "nothing" means nothing. */
  readonly isDelivered: boolean;
}

type Answer = Readonly<Record<string, unknown>>;

/** null: this browser says for certain that there is no policy. */
async function ask(): Promise<Answer | null> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return null;
  }
}

/** At its start Chromium may take seconds to answer (milliseconds that a person's question waits for it, once). */
const PATIENCE = 100;
let asking: Promise<Answer | null | 'late'> | undefined;

/**
 * The browser's answer; `late` where it takes its time, which says nothing, and for all who ask until it is there. What
 * comes late is kept and heard of by that.
 */
function askSoon(): Promise<Answer | null | 'late'> {
  if (asking) return asking;
  const question = ask().finally(() => (asking = undefined));
  const timer = new Promise<'late'>((resolve) => setTimeout(resolve, PATIENCE, 'late'));
  asking = Promise.race([question, timer]).then((first) => {
    if (first === 'late') void question.then((answer) => answer && keep(answer, Date.now()));
    return first;
  });
  return asking;
}

/** Stores what the browser delivered, where it is something new, together with what was good until then. */
async function keep(raw: Answer, now: number): Promise<Kept | undefined> {
  const before = (await browser.storage.local.get(KEPT))[KEPT] as Kept | undefined;
  if (Object.keys(raw).length === 0) return before;
  await noteDelivery(now);
  if (before && JSON.stringify(raw) === JSON.stringify(before.raw)) return before;
  const good = before && goodOf(parsePolicy(before.raw, before.good));
  const kept: Kept = { raw, at: now, ...(good && { good }) };
  await browser.storage.local.set({ [KEPT]: kept });
  return kept;
}

/** Waits for the browser's answer, however long it takes; what it says is known from then on. */
export async function awaitManaged(now: number): Promise<void> {
  const answer = await ask();
  if (answer) await keep(answer, now);
}

const runItem = storedItem<Run | null>('session', RUN, (stored) => (stored as Run | undefined) ?? null);
const begun = (run: Run | null, now: number): Run => run ?? { startedAt: now, isDelivered: false };

async function readRun(now: number): Promise<Run> {
  const run = (await runItem.read()) ?? (await runItem.change((one) => begun(one, now)));
  return begun(run, now);
}

/** Notes that the browser has told about its policy in this run; an empty answer is final from here on. */
export async function noteDelivery(now: number): Promise<void> {
  await runItem.change((run) => (run?.isDelivered ? run : { ...begun(run, now), isDelivered: true }));
}

/** The policy that holds at the time `now` (ms): the browser's, or while that may still come, the last known one. */
export async function readManaged(now: number): Promise<Managed> {
  const [raw, run, stored] = await Promise.all([askSoon(), readRun(now), browser.storage.local.get(KEPT)]);
  const kept = stored[KEPT] as Kept | undefined;
  if (raw !== 'late' && raw !== null && Object.keys(raw).length > 0) {
    return { raw, good: (await keep(raw, now))?.good, state: 'known', seenAt: kept?.at ?? now };
  }
  // A busy browser has not said that the policy is gone.
  const isWaiting = raw === 'late' || (raw !== null && !run.isDelivered && now - run.startedAt < GRACE);
  if (isWaiting)
    return { raw: kept?.raw ?? {}, good: kept?.good, state: 'waiting', seenAt: kept?.at ?? null };
  if (kept) await browser.storage.local.remove(KEPT);
  return { raw: {}, state: 'none', seenAt: null };
}
