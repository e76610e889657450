/** Combines many looks at one host into what is known, and schedules the next look. Pure. */
import type { Look } from './model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Minimum time between two looks at one host (ms), except for looks that confirm a bad finding. */
export const MIN_PAUSE = HOUR;
/** A bad finding counts only once this many looks agree, over this time (ms): a false "no" is worse than none. */
const AGREEING = 3;
const OVER = 30 * MINUTE;
/** Pause between confirming looks (ms). */
const CONFIRMING_PAUSE = 15 * MINUTE;
/** Looks further apart than this (ms) do not confirm each other. */
const MAX_SERIES = 6 * HOUR;
/** A finding expires after this time (ms) if no later look observed anything. */
const KEPT = 3 * DAY;
/** Maximum pause after failures (ms). */
const MAX_PAUSE = DAY;

/** `yes`: encrypted. `no`: not offered. `broken`: offered, but never established. `nothing`: the look shows nothing. */
type Kind = 'yes' | 'no' | 'broken' | 'nothing';

/** Bad findings that agree, but are not yet enough. */
interface Series {
  readonly kind: Kind;
  /** Times of the looks (ms), oldest first. */
  readonly times: readonly number[];
}

export interface HostRecord {
  readonly host: string;
  /** The last look that counts, or null. */
  readonly look: Look | null;
  /** The last look, whatever its outcome. */
  readonly last: Look;
  readonly series: Series | null;
  /** Number of consecutive looks that observed nothing. */
  readonly failures: number;
  /** Earliest time of the next look (ms). */
  readonly due: number;
}

function kindOf({ starttls, tls, problem, step }: Look): Kind {
  if (starttls === false) return 'no';
  if (starttls === null) return 'nothing';
  if (tls !== null) return 'yes';
  const isOwnFault = problem === 'handshake' || problem === 'rejected' || problem === 'injected';
  return isOwnFault || (problem === 'reset' && step === 'handshake') ? 'broken' : 'nothing';
}

const isEnough = (times: readonly number[]) =>
  times.length >= AGREEING && (times.at(-1) ?? 0) - (times[0] ?? 0) >= OVER;

type Rest = Pick<HostRecord, 'look' | 'series' | 'failures'> & { readonly pause: number };

/** After a look that observed nothing: what was known stays, and the pause grows. */
function afterNothing(record: HostRecord | null, { problem }: Look): Rest {
  const failures = (record?.failures ?? 0) + 1;
  // The server said "later" (RFC 5321 §4.2.1): a confirmation that had begun starts over.
  const series = problem === 'deferred' ? null : (record?.series ?? null);
  const growing = Math.min(MAX_PAUSE, MIN_PAUSE * 2 ** Math.min(failures - 1, 10));
  return { look: record?.look ?? null, series, failures, pause: growing };
}

/** After a bad look: it counts once enough of them agree. A confirmed finding stays while every look agrees. */
function afterBad(record: HostRecord | null, look: Look, kind: Kind): Rest {
  const before = record?.series?.kind === kind ? record.series.times : [];
  const times = [...before.filter((at) => look.at - at <= MAX_SERIES), look.at];
  const isConfirmed = record?.series === null && record.look !== null && kindOf(record.look) === kind;
  if (isConfirmed || isEnough(times)) return { look, series: null, failures: 0, pause: MIN_PAUSE };
  return { look: record?.look ?? null, series: { kind, times }, failures: 0, pause: CONFIRMING_PAUSE };
}

/**
 * Returns what is known after this look. `random` is from 0 to 1: it lengthens pauses by up to a tenth, so that looks
 * do not bunch up.
 */
export function remember(record: HostRecord | null, look: Look, random: number): HostRecord {
  const kind = kindOf(look);
  const { pause, ...rest } =
    kind === 'yes'
      ? { look, series: null, failures: 0, pause: MIN_PAUSE }
      : kind === 'nothing'
        ? afterNothing(record, look)
        : afterBad(record, look, kind);
  return { host: look.host, last: look, ...rest, due: look.at + Math.round(pause * (1 + random / 10)) };
}

export interface Known {
  /** What counts now, or null. */
  readonly look: Look | null;
  /** Whether bad looks are being confirmed. */
  readonly isConfirming: boolean;
}

/**
 * Returns what may be reported of this host now. Nothing while a bad finding is being confirmed: the better one before
 * it may be outdated.
 */
export function knownOf({ look, series }: HostRecord, now: number): Known {
  const isConfirming = series !== null;
  const isFresh = look !== null && now - look.at <= KEPT;
  return { look: isFresh && !isConfirming ? look : null, isConfirming };
}
