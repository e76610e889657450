/** A site on which the person wants to be left alone for a while. Pure. */

export interface Pause {
  /** Host of the tab's page: all of its frames are paused with it. */
  readonly site: string;
  /** When it was made (ms since the epoch, as is its end). */
  readonly at: number;
  readonly until: number;
}

/** For how long: `day` ends when the next day begins on the device's clock. */
export const SPANS = ['hour', 'day'] as const;
export type Span = (typeof SPANS)[number];

const HOUR = 60 * 60 * 1000;

/** No pause is longer, whatever is stored. */
export const MOST_HOURS = 24;

/** The same pause, ended after `hours` at the latest. */
export const limited = (one: Pause, hours: number): Pause => ({
  ...one,
  until: Math.min(one.until, one.at + hours * HOUR),
});

/** A pause of this site from `now` (ms) on, of `hours` at most. */
export function pauseOf(site: string, span: Span, now: number, hours: number): Pause {
  const tomorrow = new Date(now).setHours(24, 0, 0, 0);
  const wanted = span === 'hour' ? now + HOUR : tomorrow;
  return limited({ site, at: now, until: wanted }, hours);
}

/**
 * The pause that holds on this site at the time `now` (ms) where `hours` are allowed (0: none); null: there is none. One that
 * was made later than now is of a clock that was set back since: it counts no more.
 */
export function pauseAt(pauses: readonly Pause[], site: string, now: number, hours: number): Pause | null {
  const found = pauses
    .filter((one) => one.site === site && one.at <= now)
    .map((one) => limited(one, hours))
    .sort((a, b) => b.until - a.until);
  return found.find(({ until }) => now < until) ?? null;
}
