/** Recovers what can still be understood of an invalid policy, so that its stricter parts apply. Pure. */
import type { Actions } from '../core/decide.ts';
import { ACTIONS, LEVELS, type Action, type Level } from '../core/model.ts';
import { meantBy } from './names.ts';
import { nearestOf } from './nearest.ts';
import { KEYS, LISTS, type Key } from './schema.ts';
import { readText } from './sentinel.ts';
import { at } from './unwrap.ts';

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** Returns the setting that this name means, even if misspelt. Null if there is none. */
export function keyMeant(name: string): Key | null {
  return KEYS.find((key) => key === name) ?? (nearestOf(name, KEYS) as Key | null);
}

/** Unwraps a list of one element, or an object whose only key is `value`, as some consoles write each value. */
export function bareValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? value[0] : value;
  const [only, ...others] = entriesOf(value);
  return only && others.length === 0 && /^value$/i.test(only[0]) ? only[1] : value;
}

const wordIn = (value: unknown, words: readonly string[]): string | null =>
  typeof value === 'string' ? nearestOf(value.trim(), words) : null;

/** Returns the action at each level, where both are recognised; the strictest of several. Undefined if there is none. */
export function actionsIn(value: unknown): Partial<Actions> | undefined {
  const table: Partial<Record<Level, Action>> = {};
  const all = entriesOf(bareValue(value)).flatMap(([names, given]) =>
    names.split(/[\s,;|]+/).flatMap((name) => [bareValue(given)].flat().map((one) => [name, one] as const)),
  );
  for (const [name, one] of all) {
    const level = wordIn(name, LEVELS) as Level | null;
    const action = wordIn(one, ACTIONS) as Action | null;
    if (level === null || action === null) continue;
    const { [level]: other = action } = table;
    table[level] = ACTIONS.indexOf(other) > ACTIONS.indexOf(action) ? other : action;
  }
  return Object.keys(table).length === 0 ? undefined : table;
}

/** Normalises a handle: a number without separators between its digits, or an address in lower case. */
function handleMeant(handle: unknown): unknown {
  if (typeof handle !== 'string') return undefined;
  return /^[+\d\s()./-]+$/.test(handle) ? handle.replace(/[^+\d]/g, '') : handle.trim().toLowerCase();
}

/** Returns what can be read of a condition; leaving out the rest makes it hold more often. */
function looser(when: unknown): object {
  const isGood = (patch: object) =>
    LISTS.actionsWhen.safeParse([{ channel: 'mail', actions: {}, when: patch }]).success;
  // A single value becomes a list of one, a number becomes an hour.
  const given = entriesOf(when).map(([name, value]): [string, unknown] =>
    typeof value === 'number'
      ? [name, `${String(value).padStart(2, '0')}:00`]
      : [name, typeof value === 'string' && !/^(from|to)$/.test(name) ? [value] : value],
  );
  const fields = given.filter(([name, value]) => isGood({ [name]: value }));
  const hours = Object.fromEntries(given.filter(([name]) => /^(from|to)$/.test(name)));
  return { ...Object.fromEntries(fields), ...(isGood(hours) && hours) };
}

const CHANNELS = ['mail', 'form', 'upload', 'link', 'chat'] as const;

/** Returns the channels that were meant: one, several, or (`all`, `*`) each. None if that is unclear. */
function channelsIn(value: unknown): readonly string[] {
  const words = [bareValue(value)].flat().flatMap((one) => String(one).split(/[\s,;|]+/));
  if (words.some((word) => /^(all|any|\*)$/i.test(word))) return CHANNELS;
  return [...new Set(words.flatMap((word) => wordIn(word, CHANNELS) ?? []))];
}

/**
 * Returns what an invalid entry of a list that keeps something back, or is stricter, still means; nothing if that is
 * unclear. Names are corrected to what was probably meant, a host proves nothing, and an unreadable condition always
 * holds.
 */
export function salvaged(key: Key, given: unknown): readonly unknown[] {
  // Registries write each entry as a text of its own.
  const entry = typeof given === 'string' && key !== 'internalDomains' ? readText(given)?.value : given;
  if (key === 'internalDomains') {
    // A name of its own, or those in a list or in the fields of an entry.
    const texts: unknown[] = typeof entry === 'string' ? [entry] : Object.values(Object(entry) as object);
    return texts.flatMap((text) =>
      typeof text === 'string' ? text.split(/[\s,;]+/).flatMap((one) => meantBy(one) ?? []) : [],
    );
  }
  if (key === 'extraHosts') {
    const [host, app] = [at(entry, 'host'), at(entry, 'app')];
    const { success, data = [] } = LISTS.extraHosts.safeParse([
      { host: typeof host === 'string' ? meantBy(host) : null, app },
    ]);
    return success ? data : [];
  }
  if (key === 'directory') {
    const { success, data = [] } = LISTS.directory.safeParse([
      { ...Object(entry), handle: handleMeant(at(entry, 'handle')) },
    ]);
    return success ? data : [];
  }
  if (key !== 'actionsWhen') return [];
  const actions = actionsIn(at(entry, 'actions'));
  if (!actions) return [];
  const { sender, ...when } = looser(at(entry, 'when')) as { readonly sender?: unknown };
  return channelsIn(at(entry, 'channel')).map((channel) => {
    const isMail = channel === 'mail' && sender !== undefined;
    return { channel, actions, when: isMail ? { ...when, sender } : when };
  });
}
