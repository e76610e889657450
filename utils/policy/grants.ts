/** Exceptions that were granted by a code, as they are kept, and what they are in the settings in force. */
import { storedItem } from '../storage/item.ts';
import type { GrantKind } from './grant-code.ts';
import type { Effective } from './resolve.ts';

export interface Grant {
  /** Of the request that it was granted for. */
  readonly number: string;
  readonly kind: GrantKind;
  readonly value: string;
  readonly reason: string;
  /** Its last minute, UTC. */
  readonly until: string;
  /** The public key that it was checked by: who takes that out of the policy ends it. */
  readonly key: string;
}

export const GRANTS = 'grants';
export const grantsItem = storedItem('local', GRANTS, (stored) =>
  Array.isArray(stored) ? (stored as Grant[]) : [],
);

/** The settings with what was granted by keys that the policy still has. */
export function withGrants(settings: Effective, grants: readonly Grant[]): Effective {
  const { exceptions, grantKeys } = settings;
  const granted = grants
    .filter(({ key }) => grantKeys.value.includes(key))
    .map(({ kind, value, reason, until }) => ({ kind, value, reason, until }));
  return granted.length === 0
    ? settings
    : { ...settings, exceptions: { ...exceptions, value: [...exceptions.value, ...granted] } };
}
