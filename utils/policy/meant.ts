/**
 * What was meant by a value of a wrong form, or in a wrong place, where that can be understood: `"Block"`, `1` for true, a
 * list as one text. It is told as an error all the same, and counts only as far as it is stricter. Pure.
 */
import { nearestOf } from './nearest.ts';
import { actionsIn, alone, keyMeant, salvaged } from './salvage.ts';
import { GUARDING, isActions, isList, KEYS, MODES, SHAPE, type Key, type Mode } from './schema.ts';
import { readText } from './sentinel.ts';

type Entries = readonly (readonly [string, unknown])[];
/** A setting in its place, and what was written for it. */
export type Meant = readonly [mode: Mode, key: Key, value: unknown];

const entriesOf = (value: unknown): Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** The entries that a list has which keeps something back: written as one text, as one entry, or by their numbers. */
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

/** What is in a JSON text with a mark before it or an end behind it, or one that a console quoted once more. */
function unwrapped(text: string): unknown {
  const value = readText(text.replace(/^\uFEFF|\u0000+$/g, ''))?.value;
  return typeof value === 'string' ? readText(value)?.value : value;
}

const SWITCHES: readonly Key[] = ['keepDecisions', 'privateWindows'];
const NUMBERS: readonly Key[] = ['consentStage', 'justificationMinimum', 'snoozeDays'];
const YES = /^(1|true|yes|on)$/i;
const NO = /^(0|false|no|off)$/i;

/** The valid value (of a table or list: part of one) that was meant for this key; undefined: nobody can know. */
export function valueMeant(key: Key, value: unknown): unknown {
  if (isActions(key)) return actionsIn(typeof value === 'string' ? unwrapped(value) : value);
  if (isList(key)) return GUARDING.includes(key) ? entriesIn(key, value) : undefined;
  const one = alone(value);
  if (!/^(string|number|boolean)$/.test(typeof one)) return undefined;
  const text = String(one).trim();
  if (SWITCHES.includes(key)) return YES.test(text) ? true : NO.test(text) ? false : undefined;
  if (!NUMBERS.includes(key) || !/^\d{1,4}$/.test(text)) return undefined;
  return SHAPE[key].safeParse(Number(text)).success ? Number(text) : undefined;
}

/** What is in a part, by the names of settings; of something else the parts and settings that are in there by their exact names. */
function within(mode: Mode, value: unknown): readonly Meant[] {
  return entriesOf(value).flatMap(([name, one]): readonly Meant[] => {
    const key = keyMeant(name);
    return key === null ? meantBeside(mode, name, one) : [[mode, key, one]];
  });
}

/** The settings that were most likely meant by something in a part that is none: another part, or what wraps a value. */
export function meantBeside(mode: Mode, name: string, value: unknown): readonly Meant[] {
  const inner = nearestOf(name, MODES) as Mode | null;
  if (inner !== null) return within(inner, value);
  return entriesOf(value).flatMap(([one, set]): readonly Meant[] => {
    const key = KEYS.find((known) => known === one);
    return key === undefined ? [] : [[mode, key, set]];
  });
}

/** The settings that were most likely meant by something beside the parts: `Locked`, `mailActions`, `locked.mailActions`. */
export function settingsMeant(name: string, value: unknown): readonly Meant[] {
  const [first = '', second, level] = name.split('.');
  const mode = nearestOf(first, MODES) as Mode | null;
  if (mode !== null && second === undefined) return within(mode, value);
  const key = keyMeant(mode === null ? first : (second ?? ''));
  if (key !== null) return [[mode ?? 'locked', key, level === undefined ? value : { [level]: value }]];
  return [];
}

/** The settings in one text that should be the whole policy, and is none. */
export function policyMeant(whole: unknown): readonly Meant[] {
  const parts = typeof whole === 'string' ? entriesOf(unwrapped(whole)) : [];
  return parts.flatMap(([name, part]) => settingsMeant(name, part));
}
