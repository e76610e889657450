/** What identifies a policy: its name, its date, a hash of its effective values; and whether it is out of date. */
import { hex } from '../platform/hash.ts';
import { goodOf, type Policy } from './parse.ts';
import { KEYS, MODES, type Mode } from './schema.ts';

/** What a seat knows about the policy that it follows. */
export interface Revision {
  /** '' if the organisation gave none. */
  readonly name: string;
  /** When the policy was made, as the organisation wrote it; '' if it did not. */
  readonly date: string;
  /** The first twelve hex digits of the SHA-256 of its effective values. */
  readonly hash: string;
}

/** What the extension's pages show about it. */
export interface Stamp extends Revision {
  /** The date of a newer policy, as far as is known; null: no newer one is known. */
  readonly staleSince: string | null;
  /** The browser has not yet confirmed that this policy still applies. */
  readonly isWaiting: boolean;
}

/** Sorts keys, so that the same policy yields the same text whatever the order in which a console writes it. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, ordered(one)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Returns the text that is hashed: each key that is set, by its part, as it was understood. Broken keys are marked,
 * with the value that applies instead. The token is left out: a hash of a short one could be guessed.
 */
export function canonicalOf(policy: Policy): string {
  const good = goodOf(policy);
  const part = (mode: Mode) =>
    KEYS.filter((key) => good[mode][key] !== undefined)
      .sort()
      .map((key) => [key, key === 'probeToken' ? 'set' : ordered(good[mode][key])]);
  return JSON.stringify([MODES.map(part), [...policy.broken].sort()]);
}

/** Computes the revision of a policy in force. */
export async function revisionOf(policy: Policy): Promise<Revision> {
  const octets = new TextEncoder().encode(canonicalOf(policy));
  const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', octets)));
  // If they did not arrive, the earlier ones apply, as for every setting.
  const { locked, recommended } = goodOf(policy);
  const named = (key: 'policyName' | 'policyDate') => locked[key] ?? recommended[key] ?? '';
  return { name: named('policyName'), date: named('policyDate'), hash: hash.slice(0, 12) };
}

/** Whether the first date is earlier than the second. False if either is missing or invalid. */
export function olderThan(own: string, newest: string): boolean {
  return Date.parse(own) < Date.parse(newest);
}
