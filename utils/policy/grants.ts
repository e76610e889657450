/** Exceptions that were granted by a code, as they are kept, and what they are in the settings in force. */
import { defineItem } from '../storage/item.ts';
import type { GrantKind } from './grant-code.ts';
import type { EffectiveValues } from './resolve.ts';
import type { IsSuffix } from '../core/suffixes.ts';

export interface Grant {
  /** Of the request that it was granted for. */
  readonly number: string;
  readonly kind: GrantKind;
  readonly value: string;
  readonly reason: string;
  /** Its last minute, UTC. */
  readonly until: string;
  /** When the code was taken (ms since the epoch); earlier versions did not keep it. */
  readonly at?: number;
  /** Its end was seen: it does not count again on a clock that is set back. */
  readonly isOver?: true;
  /** The public key that it was checked by: who takes that out of the policy ends it. */
  readonly key: string;
}

export const grantsItem = defineItem<readonly Grant[]>({
  area: 'local',
  key: 'grants',
  schema: (stored) => (Array.isArray(stored) ? (stored as Grant[]) : undefined),
  default: [],
});

const isPast = ({ until }: Grant, now: number) => now >= Date.parse(until) + 60_000;

/** Notes which of these ended before the time `now` (ms). */
export async function noteEnds(grants: readonly Grant[], now: number): Promise<void> {
  if (!grants.some((one) => !one.isOver && isPast(one, now))) return;
  await grantsItem.change((all) => all.map((one) => (isPast(one, now) ? { ...one, isOver: true } : one)));
}

/** Is this for everybody below a public suffix, as far as is known? `isSuffix` null: nobody knows. */
export function isForAll({ kind, value }: Pick<Grant, 'kind' | 'value'>, isSuffix: IsSuffix | null): boolean {
  return kind !== 'recipient' && isSuffix?.(value) !== false;
}

/**
 * The settings with what was granted by keys that the policy still has, at the time `now` (ms); nothing of what ended, was
 * taken later than now, or is for everybody.
 */
export function withGrants(
  settings: EffectiveValues,
  grants: readonly Grant[],
  now: number,
  isSuffix: IsSuffix | null,
): EffectiveValues {
  const { exceptions, grantKeys } = settings;
  const granted = grants
    .filter((one) => grantKeys.value.includes(one.key) && !one.isOver && (one.at ?? 0) <= now)
    .filter((one) => !isForAll(one, isSuffix))
    .map(({ kind, value, reason, until }) => ({ kind, value, reason, until }));
  return granted.length === 0
    ? settings
    : { ...settings, exceptions: { ...exceptions, value: [...exceptions.value, ...granted] } };
}
