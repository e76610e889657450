/** Pauses: a site on which the person does not want Sealcheck for a while. Pure. */

export interface Pause {
  /** Host of the tab's page: all of its frames are paused too. */
  readonly site: string;
  /** When the pause began (ms since the epoch, like its end). */
  readonly at: number;
  readonly until: number;
}

/** Length of a pause: `day` lasts until the next day begins on the device's clock. */
export const SPANS = ['hour', 'day'] as const;
export type Span = (typeof SPANS)[number];

const HOUR = 60 * 60 * 1000;

/** The longest pause (hours), whatever is stored. */
export const MAX_HOURS = 24;

/** Returns the pause, shortened to at most `hours`. */
export const cappedAt = (one: Pause, hours: number): Pause => ({
  ...one,
  until: Math.min(one.until, one.at + hours * HOUR),
});

/** Returns a pause of this site that begins at `now` (ms) and lasts `hours` at most. */
export function pauseOf(site: string, span: Span, now: number, hours: number): Pause {
  const tomorrow = new Date(now).setHours(24, 0, 0, 0);
  const wanted = span === 'hour' ? now + HOUR : tomorrow;
  return cappedAt({ site, at: now, until: wanted }, hours);
}

/**
 * Returns the pause in force on this site at time `now` (ms) where `hours` are allowed (0: none), or null. A pause that
 * began after `now` is ignored: the clock has been set back since.
 */
export function pauseAt(pauses: readonly Pause[], site: string, now: number, hours: number): Pause | null {
  const found = pauses
    .filter((one) => one.site === site && one.at <= now)
    .map((one) => cappedAt(one, hours))
    .sort((a, b) => b.until - a.until);
  return found.find(({ until }) => now < until) ?? null;
}
