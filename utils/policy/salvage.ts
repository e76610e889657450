/** What can still be understood of a policy that is wrong: so that what is stricter stays, and what was meant is held. Pure. */
import { meantBy } from './names.ts';
import { nearestOf } from './nearest.ts';
import { KEYS, LISTS, MODES, SHAPE, type Key, type Mode } from './schema.ts';
import { at } from './unwrap.ts';

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** The setting that this name means; null: none. */
export function keyMeant(name: string): Key | null {
  return KEYS.find((key) => key === name) ?? (nearestOf(name, KEYS) as Key | null);
}

/** The settings that were most likely meant by something that stands beside the parts: `Locked`, `mailActions`. */
export function settingsMeant(name: string, value: unknown): readonly `${Mode}.${Key}`[] {
  const mode = nearestOf(name, MODES) as Mode | null;
  if (mode !== null) return entriesOf(value).flatMap(([one]) => withMode(mode, keyMeant(one)));
  return withMode('locked', keyMeant(name));
}

const withMode = (mode: Mode, key: Key | null) => (key === null ? [] : [`${mode}.${key}` as const]);

/** A condition with what can be read of it: what is left out makes it count more often. */
function looser(when: unknown): object {
  const isGood = (patch: object) =>
    LISTS.actionsWhen.safeParse([{ channel: 'mail', actions: {}, when: patch }]).success;
  const fields = entriesOf(when).filter(([name, value]) => isGood({ [name]: value }));
  const hours = Object.fromEntries(entriesOf(when).filter(([name]) => /^(from|to)$/.test(name)));
  return { ...Object.fromEntries(fields), ...(isGood(hours) && hours) };
}

/**
 * What an entry of a list that keeps something back, or is stricter, still says; nothing where that is not known. A name
 * is taken for the one that was meant, a host proves nothing, and a condition that cannot be read is always so.
 */
export function salvaged(key: Key, entry: unknown): readonly unknown[] {
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
  if (key !== 'actionsWhen') return [];
  const actions = entriesOf(at(entry, 'actions')).filter(
    ([level, action]) => SHAPE.mailActions.safeParse({ [level]: action }).success,
  );
  const channel = at(entry, 'channel');
  if (actions.length === 0 || !/^(mail|form|upload|link|chat)$/.test(String(channel))) return [];
  const { sender, ...when } = looser(at(entry, 'when')) as { readonly sender?: unknown };
  const isMail = channel === 'mail' && sender !== undefined;
  return [{ channel, actions: Object.fromEntries(actions), when: isMail ? { ...when, sender } : when }];
}
