/** Resolves which value of each setting is in force, and who set it: managed ⊕ user ⊕ default. Pure. */
import { DEFAULT_ACTIONS, stricterActions, type Actions } from '../core/decide.ts';
import { LEVELS } from '../core/model.ts';
import type { Policy } from './parse.ts';
import { GUARDING, isActions, isList, KEYS, type Key, type Mode, type Values } from './schema.ts';
import { UNREAD_GROUP } from './seat.ts';

export type Origin = 'organisation' | 'you' | 'default';

export interface Setting<K extends Key = Key> {
  readonly key: K;
  readonly value: Values[K];
  readonly origin: Origin;
  /** Whether the person cannot change it. */
  readonly isLocked: boolean;
  /** Whether the organisation added entries to those of the person or the defaults. */
  readonly isMerged: boolean;
}
export type EffectiveValues = { readonly [K in Key]: Setting<K> };

/** Each setting’s value if neither the organisation nor the person has chosen one. */
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
  questionPlace: 'page',
  tips: true,
  journalDays: 30,
  keepDecisions: false,
  snoozeDays: 7,
  pauseHours: 24,
  directoryUrl: '',
  factsUrl: '',
  blueBubblesUrl: '',
  probeUrl: '',
  probeToken: '',
  actionsWhen: [],
  groups: [],
  grantKeys: [],
  encryptTrigger: [],
  policyName: '',
  policyDate: '',
  revisionUrl: '',
  requestUrl: '',
};

/** For these, no value is stricter than another: the organisation's last one applies. */
const NEUTRAL: readonly Key[] = [
  'texts',
  'alternatives',
  'preferredWays',
  'hiddenParts',
  'tips',
  'journalDays',
  'directoryUrl',
  'factsUrl',
  'probeUrl',
  'probeToken',
  'policyName',
  'policyDate',
  'revisionUrl',
  'requestUrl',
];

type Entry = string | Readonly<Record<string, unknown>>;
const nameOf = (entry: Entry) =>
  typeof entry === 'string' ? entry : (entry.host ?? entry.handle ?? JSON.stringify(entry));

/** Returns all entries of `a`, and those of `b` about other names. */
function joined(a: readonly Entry[], b: readonly Entry[]): readonly Entry[] {
  const names = new Set(a.map(nameOf));
  return [...a, ...b.filter((one) => !names.has(nameOf(one)))];
}

/**
 * Returns the value to use if a key's value could not be read: the stricter of two known values of the same type.
 * `last` is what the organisation set before. Stricter means that less is sent or kept, more is asked of the person,
 * and fewer are exempt; an unreadable resolver is none.
 */
export function stricter(key: Key, a: Values[Key], b: Values[Key], last?: Values[Key]): Values[Key] {
  if (last !== undefined) {
    if (NEUTRAL.includes(key)) return last;
    if (key === 'resolver') return a === 'off' || b === 'off' ? 'off' : last;
    return stricter(
      key,
      stricter(key, a, b),
      isActions(key) ? { ...(a as Actions), ...(last as object) } : last,
    );
  }
  if (isActions(key)) return stricterActions(a as Actions, b as Actions);
  if (isList(key)) {
    const [some, others] = [a as readonly Entry[], b as readonly Entry[]];
    const same = new Set(others.map((one) => JSON.stringify(one)));
    return (
      GUARDING.includes(key) ? joined(some, others) : some.filter((one) => same.has(JSON.stringify(one)))
    ) as Values[Key];
  }
  if (key === 'resolver') return 'off';
  // The organisation meant to name a relay: assume one that honours nothing.
  if (key === 'outboundRelay') return 'nothing';
  // It meant to choose another place than the page.
  if (key === 'questionPlace') return 'window';
  if (key === 'keepDecisions') return a === true || b === true;
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === true && b === true;
  if (typeof a === 'number' && typeof b === 'number')
    return (key === 'justificationMinimum' ? Math.max : Math.min)(a, b);
  return a === b ? a : '';
}

/** Lays a table of actions over another: levels that it does not name stay as they were. */
function laidOver(key: Key, value: Values[Key], base: Values[Key]): Values[Key] {
  return isActions(key) ? { ...(base as Actions), ...(value as Partial<Actions>) } : value;
}

function settingOf(key: Key, policy: Policy, user: Partial<Values>): Setting {
  const { values, broken, meant, last } = policy;
  const { locked, recommended, merge } = values;
  const isBroken = (mode: Mode) => broken.has(`${mode}.${key}`);
  let value: Values[Key] = DEFAULTS[key];
  let origin: Origin = 'default';
  const take = (from: Partial<Values>, by: Origin) => {
    const given = from[key];
    if (given === undefined) return;
    value = laidOver(key, given, value);
    origin = by;
  };
  // Replaces what could not be read in this part by what is known otherwise, never by less than the default.
  const hold = (mode: 'locked' | 'recommended') => {
    const [usual, was] = [DEFAULTS[key], last[mode][key]];
    if (isBroken(mode)) {
      value = stricter(key, value, usual, was);
      origin = 'organisation';
    } else if (broken.has(`${mode}.${key}.*`) && GUARDING.includes(key) && was !== undefined) {
      value = stricter(key, value, was);
    } else if (isActions(key)) {
      const spoilt = LEVELS.filter((level) => broken.has(`${mode}.${key}.${level}`));
      const held = stricter(key, value, usual, was) as Actions;
      value = { ...(value as Actions), ...Object.fromEntries(spoilt.map((level) => [level, held[level]])) };
    }
    // A value that was guessed all the same applies if it is stricter.
    const { [key]: one } = meant[mode];
    if (one !== undefined) value = stricter(key, value, laidOver(key, one, value));
  };
  take(recommended, 'organisation');
  hold('recommended');
  const isLocked = locked[key] !== undefined || isBroken('locked');
  const { [key]: chosen } = user;
  // Levels that a locked table does not name are locked too: the person's earlier choice makes none of them milder.
  if (isLocked && isActions(key) && chosen !== undefined)
    value = stricter(key, value, laidOver(key, chosen, value));
  else take(user, 'you');
  take(locked, 'organisation');
  hold('locked');
  if (!isList(key)) return { key, value, origin, isLocked, isMerged: false };
  const kept = GUARDING.includes(key) && [...broken].some((one) => one.startsWith(`merge.${key}`));
  const { [key]: given = [] } = merge;
  const { [key]: before = [] } = kept ? last.merge : {};
  const added = joined(joined(given, before), meant.merge[key] ?? []);
  const isMerged = merge[key] !== undefined || added.length > 0;
  value = [...(value as readonly unknown[]), ...added] as unknown as Values[Key];
  if (key === 'groups' && [...broken].some((one) => one.includes('.groups'))) value = [UNREAD_GROUP];
  return { key, value, origin, isLocked, isMerged };
}

/** Returns every setting in force under this policy, for a person who chose `user`. */
export function resolve(policy: Policy, user: Partial<Values>): EffectiveValues {
  return Object.fromEntries(
    KEYS.map((key) => [key, settingOf(key, policy, user)]),
  ) as unknown as EffectiveValues;
}

/** Returns the value in force in place of a broken one (of its key, or its level), as JSON. Null for an unknown key. */
export function insteadOf(settings: EffectiveValues, path: string): string | null {
  const [, key = '', part] = path.split('.');
  if (!(key in settings)) return null;
  const value: unknown = settings[key as Key].value;
  const shown =
    part !== undefined && !Array.isArray(value) ? (value as Record<string, unknown>)[part] : value;
  return shown === undefined ? null : JSON.stringify(shown);
}
