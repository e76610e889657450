/** Limits how many requests are made: far more than a person needs, far fewer than would harm a server. */
import type { Ledger } from './ledger.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** Maximum number of requests in 24 hours. */
const MAX = 10_000;
/** The share of one site, and of one tab whatever hosts its frames have, so that none can use up the others' share. */
const MAX_OF_ONE = 2_500;
/** Of a tab's frames that other sites' pages are in, all together. */
const MAX_OF_FRAMES = 1_000;
/** Whoever has asked less than this is let ask also when all together have used up theirs. */
const LEAST = 100;
/** Sites and tabs that are counted, those that asked most. */
const MAX_NAMES = 500;

/** The page on whose behalf a request is made. */
export interface Asker {
  readonly tabId: number;
  readonly host: string;
  /** Host of the tab's page, where the one that asks stands in a frame of it. */
  readonly site?: string;
}

/** The name of a tab's page, or of all foreign frames in it together. */
export const pageOf = ({ tabId, host, site = host }: Asker) => `${site === host ? 'tab' : 'frames'} ${tabId}`;

/** What each site and tab has used up since `since` (ms). */
export interface Shares {
  readonly since: number;
  readonly used: Readonly<Record<string, number>>;
}

/** Storage for the shares, so that they outlive the worker. */
export interface KeptShares {
  read(): Promise<Shares | undefined>;
  write(shares: Shares): Promise<void>;
}

/**
 * Returns a function that takes one request from the budget, and resolves with false if the budget is used up. Requests
 * are counted in memory. Those made before this start of the worker are read from the ledger, which is read again every
 * hour. Counts that cannot be read are taken as zero.
 */
export function createBudget(
  now: () => number,
  ledger: Pick<Ledger, 'countSince'>,
  kept?: KeptShares,
): (asker?: Asker) => Promise<boolean> {
  let made = 0;
  let countedAt = -Infinity;
  let counting: Promise<void> | undefined;
  let since = now();
  const used = new Map<string, number>();
  let loading: Promise<void> | undefined;
  let saving: Promise<void> | undefined;
  let isKept = true;

  const load = async () => {
    const before = await kept?.read().catch(() => undefined);
    since = before?.since ?? since;
    for (const [name, count] of Object.entries(before?.used ?? {})) used.set(name, count);
  };
  const count = async () => {
    const at = now();
    made = await ledger.countSince(at - DAY, at).catch(() => made);
    countedAt = at;
    counting = undefined;
  };
  /** If the clock was set back, the start lies in the future: counting starts over. */
  const isOver = (start: number, life: number) => now() - start >= life || now() < start;
  /** Writes one state at a time; of several that are waiting, only the latest. */
  const save = async () => {
    while (!isKept) {
      isKept = true;
      await kept?.write({ since, used: Object.fromEntries(used) }).catch(() => undefined);
    }
    saving = undefined;
  };
  const note = (names: readonly string[]) => {
    for (const name of names) used.set(name, (used.get(name) ?? 0) + 1);
    if (used.size > 2 * MAX_NAMES) {
      const least = [...used].sort(([, a], [, b]) => b - a).slice(MAX_NAMES);
      for (const [name] of least) used.delete(name);
    }
    isKept = false;
    saving ??= save();
  };
  return async (asker) => {
    await (loading ??= load());
    if (isOver(countedAt, HOUR)) await (counting ??= count());
    if (isOver(since, DAY)) {
      since = now();
      used.clear();
    }
    const names = asker ? [pageOf(asker), `site ${asker.host}`] : [];
    const mostOf = (name: string) =>
      made >= MAX ? LEAST : name.startsWith('frames') ? MAX_OF_FRAMES : MAX_OF_ONE;
    if (names.some((name) => (used.get(name) ?? 0) >= mostOf(name))) return false;
    if (names.length === 0 && made >= MAX) return false;
    made += 1;
    if (names.length > 0) note(names);
    return true;
  };
}
