/** Edits a policy within its text, whatever form that has. Pure. */
import { KEYS_KEY, TEXT_KEY } from './sentinel.ts';
import { unwrapPolicy } from './unwrap.ts';
import type { OwnIds } from './vocabulary.ts';

/** Whether this is an object, and neither an array nor null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a JSON text. Undefined if it is not JSON; a value that is not a string is returned as it is. */
export function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Returns the text after a change of its policy. Null if the text cannot be read, or `change` returns null. `change`
 * gets the policy, modifies it, and returns the names (`locked.tips`) that it set and removed, for `keys`. `ids`: see
 * `unwrapPolicy`.
 */
export function editText(
  text: string,
  ids: OwnIds,
  change: (policy: Record<string, unknown>) => { readonly set?: string; readonly unset?: string } | null,
): string | null {
  const file = text.trim() === '' ? {} : parsed(text);
  if (!isObject(file)) return null;
  const { policy, placed } = unwrapPolicy(file, ids);
  // The Google console's form is converted when it is read, so it cannot be edited in place.
  if (!isObject(policy) || placed('locked') === 'locked.Value') return null;
  const whole = TEXT_KEY in policy ? parsed(policy[TEXT_KEY]) : policy;
  if (!isObject(whole)) return null;
  const names = change(whole);
  if (names === null) return null;
  if (whole !== policy) policy[TEXT_KEY] = JSON.stringify(whole);
  const given = policy[KEYS_KEY];
  if (typeof given === 'string') {
    const kept = given.split(/[\s,]+/).filter((one) => one !== '' && one !== names.unset);
    const isThere = names.set === undefined || kept.includes(names.set);
    policy[KEYS_KEY] = [...kept, ...(isThere ? [] : [names.set])].join(' ');
  }
  return JSON.stringify(file, null, 2);
}
