/** Stored exceptions that were granted by a code, and their effect on the settings in force. */
import { defineItem } from '../storage/item.ts';
import { hasFields, listOf } from '../storage/rows.ts';
import type { GrantKind } from './grant-code.ts';
import type { EffectiveValues } from './resolve.ts';
import type { IsSuffix } from '../core/suffixes.ts';

export interface Grant {
  /** Number of the request for which it was granted. */
  readonly number: string;
  readonly kind: GrantKind;
  readonly value: string;
  readonly reason: string;
  /** Last minute of validity, UTC. */
  readonly until: string;
  /** When the code was redeemed (ms since the epoch); earlier versions did not store this. */
  readonly at?: number;
  /** Its end was noticed: it does not become valid again if the clock is set back. */
  readonly isOver?: true;
  /** The public key that verified it: removing that from the policy ends the grant. */
  readonly key: string;
}

const hasTexts = hasFields<Grant>({
  number: 'string',
  kind: 'string',
  value: 'string',
  reason: 'string',
  until: 'string',
  key: 'string',
});
/** One that does not say when it ends would never end. */
const isGrant = (row: unknown): row is Grant => hasTexts(row) && !Number.isNaN(Date.parse(row.until));

export const grantsItem = defineItem<readonly Grant[]>({
  area: 'local',
  key: 'grants',
  schema: listOf(isGrant),
  default: [],
});

const isPast = ({ until }: Grant, now: number) => now >= Date.parse(until) + 60_000;

/** Marks the grants that have ended at `now` (ms). */
export async function noteEnds(grants: readonly Grant[], now: number): Promise<void> {
  if (!grants.some((one) => !one.isOver && isPast(one, now))) return;
  await grantsItem.change((all) => all.map((one) => (isPast(one, now) ? { ...one, isOver: true } : one)));
}

/** Whether this applies to everybody below a public suffix. Also true if that cannot be known (`isSuffix` is null). */
export function isForAll({ kind, value }: Pick<Grant, 'kind' | 'value'>, isSuffix: IsSuffix | null): boolean {
  return kind !== 'recipient' && isSuffix?.(value) !== false;
}

/**
 * Returns the settings with the exceptions that were granted by keys still in the policy, at `now` (ms). Omits those
 * that have ended, were redeemed in the future, or apply to everybody.
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
