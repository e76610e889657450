/**
 * What each site may notice of the answers that are kept: nothing of those that another site's pages had asked for. A page
 * that fills in one address after another would else read from the clock whom its visitor has written to elsewhere.
 */

/** Whose page asks. */
export interface Viewer {
  /** Host of the page; null: the person at our own pages, who may see how fast it is. */
  readonly site: string | null;
  /** No person has pressed anything in it just now: what the page asks for itself is bounded. */
  readonly isUnasked?: boolean;
}
export const OURSELVES: Viewer = { site: null };

/** How long a look-up takes of which that is not known (a worker that was stopped has forgotten it; milliseconds). */
const TYPICAL_MS = 300;
/**
 * No answer is kept back for longer: a Send waits 1.5 seconds for two of them after each other (mail servers, then a probe),
 * and what is known may not come too late to hold it. Look-ups that are slower still can be told apart.
 */
export const MOST_MS = 600;
/**
 * Answers that a site has not had before, kept ones and fresh ones, come at the steps of a coarse clock: how a timer of ours
 * differs from a server's answer is too little to be seen (milliseconds).
 */
export const STEP_MS = 150;
/** What is remembered of keys, and of sites: the oldest are dropped, and answers are then as slow as the first. */
const MOST_KEPT = 20_000;

/** Drops what was put in first, down to the bound. */
function trim(kept: { readonly size: number; keys(): Iterator<string>; delete(key: string): unknown }): void {
  while (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
}

/** So many answers a site's pages get that no person's key or click has led to: those of some fifty recipients. */
export const MOST_UNASKED = 200;

export interface Views {
  /** A look-up of this key took so long (milliseconds). */
  took(key: string, duration: number): void;
  /** Answers as late as a fresh look-up would, unless this site's pages have asked before; null: they have asked too much. */
  show<T>(viewer: Viewer, key: string, answer: () => Promise<T>): Promise<T | null>;
}

export function createViews(): Views {
  const durations = new Map<string, number>();
  const asked = new Set<string>();
  const unasked = new Map<string, number>();
  return {
    took(key, duration) {
      durations.delete(key);
      durations.set(key, Math.min(duration, MOST_MS));
      trim(durations);
    },
    async show({ site, isUnasked = false }, key, answer) {
      const began = performance.now();
      const own = `${site ?? ''} ${key}`;
      const isKnown = site === null || asked.has(own);
      if (!isKnown && isUnasked) {
        const before = unasked.get(site) ?? 0;
        if (before >= MOST_UNASKED) return null;
        unasked.set(site, before + 1);
        trim(unasked);
      }
      const known = await answer();
      if (isKnown) return known;
      asked.add(own);
      trim(asked);
      const elapsed = performance.now() - began;
      const due = Math.max(elapsed, durations.get(key) ?? TYPICAL_MS);
      const rest = Math.min(Math.ceil(due / STEP_MS) * STEP_MS, MOST_MS) - elapsed;
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      return known;
    },
  };
}
