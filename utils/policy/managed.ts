/**
 * The organisation's policy as the browser delivers it. Chromium answers `{}` until it has loaded its policies, seconds
 * after a start, and then sends an event. Firefox reads once when it starts, and throws if no policy is set.
 */
import { browser } from '../platform/browser.ts';
import { defineItem, queueFor } from '../storage/item.ts';
import { keepSecret, readSecretOf } from '../storage/secrets.ts';
import { goodOf, parsePolicy } from './parse.ts';
import { HIDDEN, withTokens } from './token.ts';

/** `waiting`: the browser may not have read the policy yet, so the last known one applies. */
export type ManagedState = 'known' | 'waiting' | 'none';

export interface Managed {
  readonly raw: unknown;
  /** The last good values before this policy; omitted if there were none. */
  readonly good?: unknown;
  readonly state: ManagedState;
  /** When these values were first seen (ms since the epoch); null: never. */
  readonly seenAt: number | null;
}

const enqueue = queueFor('keeping the policy');
/** Long enough for Chromium's policy service on a slow machine (ms). */
const GRACE = 60_000;

interface Kept {
  readonly raw: unknown;
  readonly good?: unknown;
  readonly at: number;
}
interface Run {
  readonly startedAt: number;
  /** The browser has delivered since it started, so that an empty answer means no policy. */
  readonly isDelivered: boolean;
}

/** The last known policy, with its token (if any) hidden. */
export const keptItem = defineItem<Kept | undefined>({
  area: 'local',
  key: 'managed',
  schema: (stored) => stored as Kept,
  default: undefined,
});
/** What is known since the browser started; it is forgotten when the browser closes. */
const runItem = defineItem<Run | null>({
  area: 'session',
  key: 'managed-run',
  schema: (stored) => stored as Run,
  default: null,
});

type Answer = Readonly<Record<string, unknown>>;

/** Asks the browser. Null if it says for certain that there is no policy. */
async function ask(): Promise<Answer | null> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return null;
  }
}

/** How long a person's question waits (ms), once: just started, Chromium may take seconds to answer. */
const PATIENCE = 100;
let asking: Promise<Answer | null | 'late'> | undefined;

/**
 * Returns the browser's answer, or `late` if it takes too long; that says nothing about the policy. Concurrent calls
 * share one question. A late answer is stored, and noticed by that change.
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
 * Stores what the browser delivered, if it is new, with the last good values. Two answers are stored one after the
 * other, so that neither loses the good values of the other.
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
  // A policy that cannot be stored applies all the same.
  await keptItem.change(() => kept).catch(console.error);
  return kept;
}

/** Returns the policy as it is stored; its token is kept among the secrets. */
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

/** Returns a stored policy with its token put back; with an empty token if that cannot be read. */
async function whole(kept: unknown): Promise<unknown> {
  if (!JSON.stringify(kept ?? null).includes(HIDDEN)) return kept;
  const token = await readSecretOf('token');
  return withTokens(kept, () => (typeof token === 'string' ? token : ''));
}

/** Waits for the browser's answer, however long it takes, and stores it. */
export async function awaitManaged(now: number): Promise<void> {
  const answer = await ask();
  if (answer) await keep(answer, now);
}

const begun = (run: Run | null, now: number): Run => run ?? { startedAt: now, isDelivered: false };

async function readRun(now: number): Promise<Run> {
  const run = (await runItem.read()) ?? (await runItem.change((one) => begun(one, now)).catch(() => null));
  return begun(run, now);
}

/** Records that the browser has delivered its policy since it started; from now on an empty answer is final. */
export async function noteDelivery(now: number): Promise<void> {
  await runItem.change((run) => (run?.isDelivered ? run : { ...begun(run, now), isDelivered: true }));
}

/** Returns the policy that applies at `now` (ms): the browser's or, while that may still arrive, the last known one. */
export async function readManaged(now: number): Promise<Managed> {
  const [raw, run, kept] = await Promise.all([askSoon(), readRun(now), keptItem.read()]);
  if (raw !== 'late' && raw !== null && Object.keys(raw).length > 0) {
    return { raw, good: await whole((await keep(raw, now))?.good), state: 'known', seenAt: kept?.at ?? now };
  }
  // A browser that is busy has not said that the policy is gone.
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
