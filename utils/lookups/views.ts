/**
 * Hides from each site which answers were already cached because another site's pages had asked. Otherwise a page that
 * fills in one address after another could tell by the clock to whom its visitor has written elsewhere.
 */

/** The page that asks. */
export interface Viewer {
  /** The page's host. Null for the person at our own pages, who may notice how fast an answer comes. */
  readonly site: string | null;
  /** Set if there was no user activation: what a page asks by itself is limited. */
  readonly isUnprompted?: boolean;
}
/** The extension’s own pages: answers are never delayed for them. */
export const OURSELVES: Viewer = { site: null };

/** Assumed duration (ms) of a lookup whose duration was not stored, as in earlier versions. */
const TYPICAL_MS = 300;
/**
 * Upper bound of the delay (ms): a Send waits 1.5 seconds for two answers in sequence (mail servers, then a probe), and
 * a known answer must not come too late to hold it. Lookups that are slower than this can be told from cached answers.
 */
export const MAX_MS = 600;
/**
 * Answers that are new to a site, cached or fresh, are delivered at the ticks of a coarse clock (ms), so that our timer
 * cannot be told from a server's response time.
 */
export const STEP_MS = 150;
/**
 * Maximum number of keys, and of sites, that are remembered. The oldest are dropped; their answers are then as slow as
 * the first time.
 */
const MAX_KEPT = 20_000;

/** Drops the entries that were inserted first, down to the bound. */
function trim(kept: { readonly size: number; keys(): Iterator<string>; delete(key: string): unknown }): void {
  while (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value as string);
}

/** How many answers a site's pages get without a key press or click: enough for some fifty recipients. */
export const MAX_UNPROMPTED = 200;

/** When an answer was observed, and until when it is kept (ms). */
interface Timed {
  readonly observedAt: number;
  readonly expiresAt: number;
}

export interface Views {
  /** Records how long a lookup of this key took (ms). */
  took(key: string, duration: number): void;
  /**
   * Delivers the answer as late as a fresh lookup would, unless this site's pages have had this very answer before.
   * Null if the site has asked too often. A second request for a pending answer waits for that answer.
   */
  show<T extends Timed>(viewer: Viewer, key: string, answer: () => Promise<T>): Promise<T | null>;
}

/** Creates views in which no site has seen anything; they last until the worker stops. */
export function createViews(): Views {
  const durations = new Map<string, number>();
  /** When the answer that a site has seen was observed: another site may have asked for a newer one. */
  const seen = new Map<string, number>();
  const waiting = new Map<string, Promise<Timed>>();
  const unasked = new Map<string, number>();

  const isSeen = (own: string, { observedAt, expiresAt }: Timed) =>
    seen.has(own) && (seen.get(own) === observedAt || expiresAt <= observedAt);

  async function late<T extends Timed>(own: string, key: string, answer: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const known = await answer();
    if (isSeen(own, known)) return known;
    const elapsed = performance.now() - began;
    const due = Math.max(elapsed, durations.get(key) ?? TYPICAL_MS);
    const rest = Math.min(Math.ceil(due / STEP_MS) * STEP_MS, MAX_MS) - elapsed;
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    seen.delete(own);
    seen.set(own, known.observedAt);
    trim(seen);
    return known;
  }

  return {
    took(key, duration) {
      durations.delete(key);
      durations.set(key, Math.min(duration, MAX_MS));
      trim(durations);
    },
    async show<T extends Timed>(
      { site, isUnprompted = false }: Viewer,
      key: string,
      answer: () => Promise<T>,
    ) {
      if (site === null) return answer();
      const own = `${site} ${key}`;
      const same = waiting.get(own);
      if (same) return same as Promise<T>;
      if (isUnprompted && !seen.has(own)) {
        const before = unasked.get(site) ?? 0;
        if (before >= MAX_UNPROMPTED) return null;
        unasked.set(site, before + 1);
        trim(unasked);
      }
      const shown = late(own, key, answer).finally(() => waiting.delete(own));
      waiting.set(own, shown);
      return shown;
    },
  };
}
