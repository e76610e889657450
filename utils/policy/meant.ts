/**
 * Guesses the meaning of values that have the wrong form or are in the wrong place, where that is possible: `"Block"`,
 * `1` for true, a list as one text. They are still reported as errors, and count only as far as they are stricter.
 * Pure.
 */
import { nearestOf } from './nearest.ts';
import { actionsIn, bareValue, keyMeant, salvaged } from './salvage.ts';
import { GUARDING, isActions, isList, KEYS, MODES, type Key, type Mode } from './schema.ts';
import { readText } from './sentinel.ts';

type Entries = readonly (readonly [string, unknown])[];
/** A setting with its part of the policy, and the value that was written. */
export type Meant = readonly [mode: Mode, key: Key, value: unknown];

const entriesOf = (value: unknown): Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/**
 * Returns the usable entries of a list that keeps something back, even if it was written as one text, as one entry, or
 * as an object with numbers for keys.
 */
function entriesIn(key: Key, value: unknown): readonly unknown[] | undefined {
  const numbered = entriesOf(value);
  const all = Array.isArray(value)
    ? (value as readonly unknown[])
    : numbered.length > 0 && numbered.every(([name]) => /^\d+$/.test(name))
      ? numbered.map(([, one]) => one)
      : [value];
  const entries = all.flatMap((one) => salvaged(key, one));
  return entries.length === 0 ? undefined : entries;
}

/** Parses a JSON text that has a byte order mark, NULs at its end, or was quoted twice by a console. */
function unwrapped(text: string): unknown {
  const value = readText(text.replace(/^\uFEFF|\u0000+$/g, ''))?.value;
  return typeof value === 'string' ? readText(value)?.value : value;
}

const SWITCHES: readonly Key[] = ['keepDecisions', 'privateWindows'];
/** Numbers with their highest value. */
const NUMBERS: Partial<Readonly<Record<Key, number>>> = {
  consentStage: 4,
  justificationMinimum: 500,
  snoozeDays: 365,
  pauseHours: 24,
};
const YES = /^(1|true|yes|on)$/i;
const NO = /^(0|false|no|off)$/i;

/** Returns the valid value (of a table or list, a part) that was probably meant for this key. Undefined if unclear. */
export function valueMeant(key: Key, value: unknown): unknown {
  if (isActions(key)) return actionsIn(typeof value === 'string' ? unwrapped(value) : value);
  if (isList(key)) return GUARDING.includes(key) ? entriesIn(key, value) : undefined;
  const one = bareValue(value);
  if (!/^(string|number|boolean)$/.test(typeof one)) return undefined;
  const text = String(one).trim();
  if (SWITCHES.includes(key)) return YES.test(text) ? true : NO.test(text) ? false : undefined;
  return numberMeant(key, text);
}

/** Returns the number in a text, without its unit: the nearest that is valid and no milder. Undefined if unclear. */
function numberMeant(key: Key, text: string): number | undefined {
  const most = NUMBERS[key];
  const found = /^\D{0,20}?(-?\d+(?:\.\d+)?(?:e\+?\d{1,3})?)\D{0,20}$/i.exec(text)?.[1];
  if (most === undefined || found === undefined) return undefined;
  const isMore = key === 'justificationMinimum';
  return Math.min(most, Math.max(isMore ? 1 : 0, (isMore ? Math.ceil : Math.floor)(Number(found))));
}

/** Returns the settings in a part. An object with an unknown name is searched for exact names of parts and settings. */
function within(mode: Mode, value: unknown): readonly Meant[] {
  return entriesOf(value).flatMap(([name, one]): readonly Meant[] => {
    const key = keyMeant(name);
    return key === null ? meantBeside(mode, name, one) : [[mode, key, one]];
  });
}

/** Returns the settings probably meant by an unknown name in a part: another part, or a wrapper around values. */
export function meantBeside(mode: Mode, name: string, value: unknown): readonly Meant[] {
  const inner = nearestOf(name, MODES) as Mode | null;
  if (inner !== null) return within(inner, value);
  return entriesOf(value).flatMap(([one, set]): readonly Meant[] => {
    const key = KEYS.find((known) => known === one);
    return key === undefined ? [] : [[mode, key, set]];
  });
}

/** Returns the settings probably meant by a name outside the parts: `Locked`, `mailActions`, `locked.mailActions`. */
export function settingsMeant(name: string, value: unknown): readonly Meant[] {
  const [first = '', second, level] = name.split('.');
  const mode = nearestOf(first, MODES) as Mode | null;
  if (mode !== null && second === undefined) return within(mode, value);
  const key = keyMeant(mode === null ? first : (second ?? ''));
  if (key !== null) return [[mode ?? 'locked', key, level === undefined ? value : { [level]: value }]];
  return [];
}

/** Returns the settings in a `policyJson` that could not be parsed as a whole policy. */
export function policyMeant(whole: unknown): readonly Meant[] {
  const parts = typeof whole === 'string' ? entriesOf(unwrapped(whole)) : [];
  return parts.flatMap(([name, part]) => settingsMeant(name, part));
}
