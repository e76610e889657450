/** What can still be understood of a policy that is wrong: so that what is stricter stays, and what was meant is held. Pure. */
import type { Actions } from '../core/decide.ts';
import { ACTIONS, LEVELS, type Action, type Level } from '../core/model.ts';
import { meantBy } from './names.ts';
import { nearestOf } from './nearest.ts';
import { KEYS, LISTS, type Key } from './schema.ts';
import { readText } from './sentinel.ts';
import { at } from './unwrap.ts';

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** The setting that this name means; null: none. */
export function keyMeant(name: string): Key | null {
  return KEYS.find((key) => key === name) ?? (nearestOf(name, KEYS) as Key | null);
}

/** A list of one stands for what is in it, as some consoles write each value. */
export const alone = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? value[0] : value;

const wordIn = (value: unknown, words: readonly string[]): string | null =>
  typeof value === 'string' ? nearestOf(value.trim(), words) : null;

/** The action at each level, as far as both can be told, of two the stricter; undefined where nothing can. */
export function actionsIn(value: unknown): Partial<Actions> | undefined {
  const table: Partial<Record<Level, Action>> = {};
  for (const [name, one] of entriesOf(alone(value))) {
    const level = wordIn(name, LEVELS) as Level | null;
    const action = wordIn(alone(one), ACTIONS) as Action | null;
    if (level === null || action === null) continue;
    const { [level]: other = action } = table;
    table[level] = ACTIONS.indexOf(other) > ACTIONS.indexOf(action) ? other : action;
  }
  return Object.keys(table).length === 0 ? undefined : table;
}

/** A number without what stands between its digits, or an address in lower case. */
function handleMeant(handle: unknown): unknown {
  if (typeof handle !== 'string') return undefined;
  return /^[+\d\s()./-]+$/.test(handle) ? handle.replace(/[^+\d]/g, '') : handle.trim().toLowerCase();
}

/** A condition with what can be read of it: what is left out makes it count more often. */
function looser(when: unknown): object {
  const isGood = (patch: object) =>
    LISTS.actionsWhen.safeParse([{ channel: 'mail', actions: {}, when: patch }]).success;
  // One for a list of one, a number for an hour.
  const given = entriesOf(when).map(([name, value]): [string, unknown] =>
    typeof value === 'number'
      ? [name, `${String(value).padStart(2, '0')}:00`]
      : [name, typeof value === 'string' && !/^(from|to)$/.test(name) ? [value] : value],
  );
  const fields = given.filter(([name, value]) => isGood({ [name]: value }));
  const hours = Object.fromEntries(given.filter(([name]) => /^(from|to)$/.test(name)));
  return { ...Object.fromEntries(fields), ...(isGood(hours) && hours) };
}

/**
 * What an entry of a list that keeps something back, or is stricter, still says; nothing where that is not known. A name
 * is taken for the one that was meant, a host proves nothing, and a condition that cannot be read is always so.
 */
export function salvaged(key: Key, given: unknown): readonly unknown[] {
  // Registries write entries as texts of their own.
  const entry = typeof given === 'string' && key !== 'internalDomains' ? readText(given)?.value : given;
  if (key === 'internalDomains') {
    return typeof entry === 'string' ? entry.split(/[\s,;]+/).flatMap((one) => meantBy(one) ?? []) : [];
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
  const channel = at(entry, 'channel');
  if (!actions || !/^(mail|form|upload|link|chat)$/.test(String(channel))) return [];
  const { sender, ...when } = looser(at(entry, 'when')) as { readonly sender?: unknown };
  const isMail = channel === 'mail' && sender !== undefined;
  return [{ channel, actions, when: isMail ? { ...when, sender } : when }];
}
