/**
 * What each site may notice of the answers that are kept: nothing of those that another site's pages had asked for. A page
 * that fills in one address after another would else read from the clock whom its visitor has written to elsewhere.
 */

/** The page that asks. */
export interface Viewer {
  /** Host of the page; null: the person at our own pages, who may see how fast it is. */
  readonly site: string | null;
  /** No user activation: what a page asks by itself is bounded. */
  readonly isUnprompted?: boolean;
}
/** The extension’s own pages: answers are never delayed for them. */
export const OURSELVES: Viewer = { site: null };

/** Assumed duration of a look-up whose duration was not stored (earlier versions did not; milliseconds). */
const TYPICAL_MS = 300;
/**
 * No answer is kept back for longer: a Send waits 1.5 seconds for two of them after each other (mail servers, then a probe),
 * and what is known may not come too late to hold it. Look-ups that are slower still can be told apart.
 */
export const MAX_MS = 600;
/**
 * Answers that a site has not had before, kept ones and fresh ones, come at the steps of a coarse clock: how a timer of ours
 * differs from a server's answer is too little to be seen (milliseconds).
 */
export const STEP_MS = 150;
/** What is remembered of keys, and of sites: the oldest are dropped, and answers are then as slow as the first. */
const MAX_KEPT = 20_000;

/** Drops what was put in first, down to the bound. */
function trim(kept: { readonly size: number; keys(): Iterator<string>; delete(key: string): unknown }): void {
  while (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value as string);
}

/** So many answers a site's pages get that no person's key or click has led to: those of some fifty recipients. */
export const MAX_UNPROMPTED = 200;

/** When an answer was had, and until when it is kept (ms). */
interface Timed {
  readonly observedAt: number;
  readonly expiresAt: number;
}

export interface Views {
  /** A look-up of this key took so long (milliseconds). */
  took(key: string, duration: number): void;
  /**
   * Answers as late as a fresh look-up would, unless this site's pages have had this very answer before; null: they have
   * asked too much. What they ask for again while they wait for it comes no sooner.
   */
  show<T extends Timed>(viewer: Viewer, key: string, answer: () => Promise<T>): Promise<T | null>;
}

/** Starts with nothing seen by any site; everything is forgotten when the worker stops. */
export function createViews(): Views {
  const durations = new Map<string, number>();
  /** When the answer that a site has seen was observed: a newer one may have been asked for by another site. */
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
