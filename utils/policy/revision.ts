/** What identifies a policy: its name, its date, a hash of what is in force, and whether it is out of date. */
import { hex } from '../platform/hash.ts';
import { goodOf, type Policy } from './parse.ts';
import { KEYS, MODES, type Mode } from './schema.ts';

/** What a seat can tell of the policy that it follows. */
export interface Revision {
  /** '' where the organisation gave none. */
  readonly name: string;
  /** When it was made, as the organisation wrote it; '' where it did not. */
  readonly date: string;
  /** First twelve digits of the SHA-256 of what is in force of it. */
  readonly hash: string;
}

/** What the extension's pages show of it. */
export interface Stamp extends Revision {
  /** Since when it is out of date, as far as can be known; null: nothing says so. */
  readonly staleSince: string | null;
  /** The browser has not said that it still holds. */
  readonly isWaiting: boolean;
}

/** Keys in order, so that the same policy is the same text in whatever order a console writes it. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, ordered(one)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The text that is hashed: each key that is set, by its mode, as it was understood; for what could not be read the value
 * that holds in its place, and that it is broken. A token is not in it: a hash of a short one could be guessed.
 */
export function canonicalOf(policy: Policy): string {
  const good = goodOf(policy);
  const part = (mode: Mode) =>
    KEYS.filter((key) => good[mode][key] !== undefined)
      .sort()
      .map((key) => [key, key === 'probeToken' ? 'set' : ordered(good[mode][key])]);
  return JSON.stringify([MODES.map(part), [...policy.broken].sort()]);
}

/** The revision of a policy that is in force. */
export async function revisionOf(policy: Policy): Promise<Revision> {
  const octets = new TextEncoder().encode(canonicalOf(policy));
  const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', octets)));
  // Where they did not arrive the ones from before hold, as of every setting.
  const { locked, recommended } = goodOf(policy);
  const named = (key: 'policyName' | 'policyDate') => locked[key] ?? recommended[key] ?? '';
  return { name: named('policyName'), date: named('policyDate'), hash: hash.slice(0, 12) };
}

/** Is the policy of this date older than one of that? Of a date that is not there, or none, nothing is said. */
export function olderThan(own: string, newest: string): boolean {
  return Date.parse(own) < Date.parse(newest);
}
