/** What many looks at one host amount to, and when the next one may be. Pure. */
import type { Look } from './model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One host is looked at once in this time (ms), but for the looks that confirm a bad finding. */
export const MIN_PAUSE = HOUR;
/** A bad finding counts when this many looks agree, over this time (ms): a false "no" is worse than none. */
const AGREEING = 3;
const OVER = 30 * MINUTE;
/** The pause between looks that confirm (ms). */
const CONFIRMING_PAUSE = 15 * MINUTE;
/** Looks that are further apart than this (ms) confirm nothing together. */
const MAX_SERIES = 6 * HOUR;
/** What was seen is no longer told after this time (ms), where no later look saw anything. */
const KEPT = 3 * DAY;
/** Longest pause after failures (ms). */
const MAX_PAUSE = DAY;

/** `yes`: encrypted. `no`: not offered. `broken`: offered, and it does not come about. `nothing`: the look says nothing. */
type Kind = 'yes' | 'no' | 'broken' | 'nothing';

/** Bad findings that agree and are not yet enough. */
interface Series {
  readonly kind: Kind;
  /** Times of the looks (ms), oldest first. */
  readonly times: readonly number[];
}

export interface HostRecord {
  readonly host: string;
  /** The last look that counts, or null. */
  readonly look: Look | null;
  /** The last look, whatever came of it. */
  readonly last: Look;
  readonly series: Series | null;
  /** Looks in a row that saw nothing. */
  readonly failures: number;
  /** The next look may be from this time on (ms). */
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

/** A look that saw nothing: what was known stays, and the pause grows. */
function afterNothing(record: HostRecord | null, { problem }: Look): Rest {
  const failures = (record?.failures ?? 0) + 1;
  // "Later" stood in the way (RFC 5321 §4.2.1): what was begun to be confirmed begins anew.
  const series = problem === 'deferred' ? null : (record?.series ?? null);
  const growing = Math.min(MAX_PAUSE, MIN_PAUSE * 2 ** Math.min(failures - 1, 10));
  return { look: record?.look ?? null, series, failures, pause: growing };
}

/** A bad look: it counts when enough of them agree; what was confirmed stays so as long as each look agrees. */
function afterBad(record: HostRecord | null, look: Look, kind: Kind): Rest {
  const before = record?.series?.kind === kind ? record.series.times : [];
  const times = [...before.filter((at) => look.at - at <= MAX_SERIES), look.at];
  const isConfirmed = record?.series === null && record.look !== null && kindOf(record.look) === kind;
  if (isConfirmed || isEnough(times)) return { look, series: null, failures: 0, pause: MIN_PAUSE };
  return { look: record?.look ?? null, series: { kind, times }, failures: 0, pause: CONFIRMING_PAUSE };
}

/** What is known after this look; `random` is a number from 0 to 1: pauses differ by up to a tenth, so that looks come in no crowds. */
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
  /** Bad looks are being confirmed. */
  readonly isConfirming: boolean;
}

/** What may be told of this host at this time. While a bad finding is confirmed nothing is: the better one before may be over. */
export function knownOf({ look, series }: HostRecord, now: number): Known {
  const isConfirming = series !== null;
  const isFresh = look !== null && now - look.at <= KEPT;
  return { look: isFresh && !isConfirming ? look : null, isConfirming };
}
