/** Which value of each setting is in force, and who set it: managed ⊕ user ⊕ default. Pure. */
import { DEFAULT_ACTIONS, stricterOf, type Actions } from '../core/decide.ts';
import { LEVELS } from '../core/model.ts';
import type { Policy } from './parse.ts';
import { isActions, isList, KEYS, type Key, type Values } from './schema.ts';

export type Origin = 'organisation' | 'you' | 'default';

export interface Setting<K extends Key = Key> {
  readonly key: K;
  readonly value: Values[K];
  readonly origin: Origin;
  /** The person cannot change it. */
  readonly isLocked: boolean;
  /** The organisation added entries to what the person or the defaults have. */
  readonly isMerged: boolean;
}
export type Effective = { readonly [K in Key]: Setting<K> };

export const DEFAULTS: Values = {
  mailActions: DEFAULT_ACTIONS.email,
  formActions: DEFAULT_ACTIONS.form,
  uploadActions: DEFAULT_ACTIONS.upload,
  linkActions: DEFAULT_ACTIONS.link,
  chatActions: DEFAULT_ACTIONS.chat,
  justificationMinimum: 10,
  exceptions: [],
  partners: [],
  approvedServices: [],
  alternatives: [],
  internalDomains: [],
  disabledApps: [],
  texts: [],
  directory: [],
  keyServers: [{ protocol: 'vks', url: 'https://keys.openpgp.org' }],
  extraHosts: [],
  preferredWays: [],
  hiddenParts: [],
  consentStage: 0,
  resolver: 'quad9',
  outboundRelay: 'none',
  privateWindows: false,
  tips: true,
  journalDays: 30,
  snoozeDays: 7,
  directoryUrl: '',
  blueBubblesUrl: '',
  probeUrl: '',
  probeToken: '',
};

/**
 * What holds where a key's value could not be read: the stricter of two that are known, and of the same kind. Less is sent
 * or kept, more is asked of the person, fewer are excepted; a resolver that nobody could read is none.
 */
export function stricter(key: Key, a: Values[Key], b: Values[Key]): Values[Key] {
  if (isActions(key)) return stricterActions(a as Actions, b as Actions);
  if (isList(key)) return [];
  if (key === 'resolver') return 'off';
  // Somebody wanted to name a relay: one of which nothing is known.
  if (key === 'outboundRelay') return 'nothing';
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === true && b === true;
  if (typeof a === 'number' && typeof b === 'number')
    return (key === 'justificationMinimum' ? Math.max : Math.min)(a, b);
  return '';
}

function stricterActions(a: Actions, b: Actions): Actions {
  return Object.fromEntries(LEVELS.map((level) => [level, stricterOf(a[level], b[level])])) as Actions;
}

/** A table of actions says something about the levels that it names, and leaves the others as they were. */
function laidOver(key: Key, value: Values[Key], base: Values[Key]): Values[Key] {
  return isActions(key) ? { ...(base as Actions), ...(value as Partial<Actions>) } : value;
}

function settingOf(key: Key, { values, broken }: Policy, user: Partial<Values>): Setting {
  const { locked, recommended, merge } = values;
  let value: Values[Key] = DEFAULTS[key];
  let origin: Origin = 'default';
  const take = (from: Partial<Values>, by: Origin) => {
    const given = from[key];
    if (given === undefined) return;
    value = laidOver(key, given, value);
    origin = by;
  };
  if (broken.has(`recommended.${key}`)) value = stricter(key, user[key] ?? value, value);
  take(recommended, 'organisation');
  take(user, 'you');
  if (broken.has(`locked.${key}`)) {
    value = stricter(key, value, DEFAULTS[key]);
    origin = 'organisation';
  }
  // A level whose action could not be read is held to what is known of it otherwise, never to less than the default.
  if (isActions(key)) {
    const spoilt = LEVELS.filter((level) => broken.has(`locked.${key}.${level}`));
    const [now, usual] = [value as Actions, DEFAULTS[key] as Actions];
    const held = spoilt.map((level) => [level, stricterOf(now[level], usual[level])]);
    value = { ...now, ...(Object.fromEntries(held) as Partial<Actions>) };
  }
  take(locked, 'organisation');
  const added = isList(key) ? (merge[key] as readonly unknown[] | undefined) : undefined;
  if (added) value = [...(value as readonly unknown[]), ...added] as Values[Key];
  const isLocked = locked[key] !== undefined || broken.has(`locked.${key}`);
  return { key, value, origin, isLocked, isMerged: added !== undefined };
}

/** Every setting that is in force under this policy for a person who chose `user`. */
export function resolve(policy: Policy, user: Partial<Values>): Effective {
  return Object.fromEntries(KEYS.map((key) => [key, settingOf(key, policy, user)])) as unknown as Effective;
}

/** What holds in place of a broken value: that of its key, or of its level, as JSON; null where there is no such key. */
export function insteadOf(settings: Effective, path: string): string | null {
  const [, key = '', part] = path.split('.');
  if (!(key in settings)) return null;
  const value: unknown = settings[key as Key].value;
  const shown =
    part !== undefined && !Array.isArray(value) ? (value as Record<string, unknown>)[part] : value;
  return shown === undefined ? null : JSON.stringify(shown);
}
