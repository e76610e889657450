/**
 * What the browser hands over as the organisation's policy. Chromium answers `{}` until its own loading is done, which
 * takes seconds after a start, and tells by an event; Firefox reads once at its start, and throws where none is set.
 */
import { browser } from '../platform/browser.ts';
import { defineItem, queueFor } from '../storage/item.ts';
import { keepSecret, readSecretOf } from '../storage/secrets.ts';
import { goodOf, parsePolicy } from './parse.ts';
import { HIDDEN, withTokens } from './token.ts';

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

const enqueue = queueFor('keeping the policy');
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

/** The last known policy, without the token that it may have. */
export const keptItem = defineItem<Kept | undefined>({
  area: 'local',
  key: 'managed',
  schema: (stored) => stored as Kept,
  default: undefined,
});
/** What this run of the browser knows, which ends with it. */
const runItem = defineItem<Run | null>({
  area: 'session',
  key: 'managed-run',
  schema: (stored) => stored as Run,
  default: null,
});

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

/**
 * Stores what the browser delivered, where it is something new, together with what was good until then. Two answers at once
 * are kept one after the other: none takes away what was good in the other.
 */
const keep = (raw: Answer, now: number) => enqueue(() => keepNow(raw, now));

async function keepNow(raw: Answer, now: number): Promise<Kept | undefined> {
  const before = await keptItem.read();
  if (Object.keys(raw).length === 0) return before;
  await noteDelivery(now).catch(console.error);
  const hidden = await hideToken(raw);
  if (before && JSON.stringify(hidden) === JSON.stringify(before.raw)) return before;
  const good = before && goodOf(parsePolicy(before.raw, before.good));
  const kept: Kept = { raw: hidden, at: now, ...(good && { good: withTokens(good, () => HIDDEN) }) };
  // What cannot be remembered holds all the same.
  await keptItem.change(() => kept).catch(console.error);
  return kept;
}

/** The policy as it is kept: its token lies among the secrets. */
async function hideToken(raw: Answer): Promise<unknown> {
  let token = '';
  const hidden = withTokens(raw, (one) => {
    token ||= one;
    return HIDDEN;
  });
  if (token !== '' && (await readSecretOf('token')) !== token)
    await keepSecret('token', () => token).catch(console.error);
  return hidden;
}

/** What was kept, with its token; without one where that cannot be read. */
async function whole(kept: unknown): Promise<unknown> {
  if (!JSON.stringify(kept ?? null).includes(HIDDEN)) return kept;
  const token = await readSecretOf('token');
  return withTokens(kept, () => (typeof token === 'string' ? token : ''));
}

/** Waits for the browser's answer, however long it takes; what it says is known from then on. */
export async function awaitManaged(now: number): Promise<void> {
  const answer = await ask();
  if (answer) await keep(answer, now);
}

const begun = (run: Run | null, now: number): Run => run ?? { startedAt: now, isDelivered: false };

async function readRun(now: number): Promise<Run> {
  const run = (await runItem.read()) ?? (await runItem.change((one) => begun(one, now)).catch(() => null));
  return begun(run, now);
}

/** Notes that the browser has told about its policy in this run; an empty answer is final from here on. */
export async function noteDelivery(now: number): Promise<void> {
  await runItem.change((run) => (run?.isDelivered ? run : { ...begun(run, now), isDelivered: true }));
}

/** The policy that holds at the time `now` (ms): the browser's, or while that may still come, the last known one. */
export async function readManaged(now: number): Promise<Managed> {
  const [raw, run, kept] = await Promise.all([askSoon(), readRun(now), keptItem.read()]);
  if (raw !== 'late' && raw !== null && Object.keys(raw).length > 0) {
    return { raw, good: await whole((await keep(raw, now))?.good), state: 'known', seenAt: kept?.at ?? now };
  }
  // A busy browser has not said that the policy is gone.
  const isWaiting =
    raw === 'late' || (raw !== null && !run.isDelivered && Math.abs(now - run.startedAt) < GRACE);
  if (isWaiting)
    return {
      raw: (await whole(kept?.raw)) ?? {},
      good: await whole(kept?.good),
      state: 'waiting',
      seenAt: kept?.at ?? null,
    };
  if (kept) await keptItem.clear().catch(console.error);
  return { raw: {}, state: 'none', seenAt: null };
}
