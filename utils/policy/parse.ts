/** Parses what a browser delivers as policy into valid values: nothing invalid disables the rest. Pure. */
import { LEVELS, type Level } from '../core/model.ts';
import {
  GUARDING,
  isActions,
  isList,
  KEYS,
  LISTS,
  MODES,
  MAX,
  SHAPE,
  type Key,
  type Mode,
  type Values,
} from './schema.ts';
import { meantBeside, policyMeant, settingsMeant, valueMeant, type Meant } from './meant.ts';
import { keyMeant, salvaged } from './salvage.ts';
import { KEYS_KEY, readText, TEXT_KEY } from './sentinel.ts';
import type { Problem } from './problem.ts';

export type ByMode = Readonly<Record<Mode, Partial<Values>>>;

export interface Policy {
  readonly values: ByMode;
  /** Keys that are set but could not be read: the stricter of the other known values applies. */
  readonly broken: ReadonlySet<Broken>;
  /** What was probably meant by broken values, where that can be guessed: it counts where it is stricter (meant.ts). */
  readonly meant: ByMode;
  /** Paths of invalid entries, of which `values` contains what could be understood. */
  readonly salvaged: ReadonlySet<string>;
  /** The earlier good values, as far as they are still valid. */
  readonly last: ByMode;
  readonly problems: readonly Problem[];
}

/** A key; one level of a table of actions; or (`*`) that some entries of a list were dropped. */
export type Broken = `${Mode}.${Key}` | `${Mode}.${Key}.${Level | '*'}`;

type Report = (path: string, problem: Problem['problem'], detail?: string) => void;
interface Parsed {
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly issues: readonly { readonly message: string; readonly path: PropertyKey[] }[] };
}

const NOTHING: ByMode = { locked: {}, recommended: {}, merge: {} };
/** The policy of a seat for which no organisation has set anything. */
export const NO_POLICY: Policy = {
  values: NOTHING,
  broken: new Set(),
  meant: NOTHING,
  salvaged: new Set(),
  last: NOTHING,
  problems: [],
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function detailOf({ error }: Parsed): string {
  return (error?.issues ?? [])
    .map(({ message, path }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

/**
 * Parses lists and tables that are JSON texts, as in registries without sub-keys. `twice` is called with the path of
 * each key that occurs twice in the text.
 */
function fromText(value: unknown, twice?: (path: string) => void): unknown {
  const read = typeof value === 'string' ? readText(value) : null;
  if (read && twice) for (const path of read.doubled) twice(path);
  return read ? read.value : value;
}

/** Returns the valid parts of a table or list. Undefined if the value is neither. */
function validParts(key: Key, value: unknown, path: string, report: Report, kept: Set<string>): unknown {
  if (isList(key) && Array.isArray(value)) {
    if (value.length > MAX) report(path, 'too-many', `${value.length} > ${MAX}`);
    // Lists that keep something back are not cut there; all others are.
    return (GUARDING.includes(key) ? value : value.slice(0, MAX)).flatMap((entry: unknown, index) => {
      const parsed = LISTS[key].safeParse([entry]) as Parsed;
      if (parsed.success) return parsed.data;
      report(`${path}.${index}`, 'invalid', detailOf(parsed).replaceAll(/(^|; )0(\.|: )/g, '$1'));
      const rest = salvaged(key, entry);
      if (rest.length > 0) kept.add(`${path}.${index}`);
      return rest;
    });
  }
  if (isActions(key) && isObject(value)) {
    const levels = Object.entries(value).filter(([level, action]) => {
      const parsed = SHAPE[key].safeParse({ [level]: action }) as Parsed;
      if (!parsed.success) report(`${path}.${level}`, 'invalid', detailOf(parsed));
      return parsed.success;
    });
    return Object.fromEntries(levels);
  }
  return undefined;
}

/** Returns what is broken in a key of which only `part` was read: in a table, the levels that may have been meant. */
function brokenIn(id: `${Mode}.${Key}`, key: Key, value: unknown, part: unknown): Broken[] {
  if (part === undefined) return [id];
  if (!isActions(key)) return [`${id}.*`];
  const [given, read] = [value as object, part as object];
  const isMisspelt = Object.keys(given).some((level) => !(LEVELS as readonly string[]).includes(level));
  return LEVELS.filter((level) => !(level in read) && (isMisspelt || level in given)).map(
    (level): Broken => `${id}.${level}`,
  );
}

const IDS = new Set(MODES.flatMap((mode) => KEYS.map((key) => `${mode}.${key}`.toLowerCase())));

/** Returns the names in `keys`, in lower case. Undefined if it is absent, or not made of names. */
function namesIn(given: unknown, report: Report): ReadonlySet<string> | undefined {
  if (given === undefined) return undefined;
  const text = Array.isArray(given) ? given.join(' ') : given;
  if (text !== given || typeof text !== 'string') report(KEYS_KEY, 'invalid');
  if (typeof text !== 'string') return undefined;
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  for (const name of names)
    if (!IDS.has(name.toLowerCase())) report(KEYS_KEY, 'invalid', `${name} is not a setting`);
  return new Set(names.map((name) => name.toLowerCase()));
}

/**
 * Parses a policy as the browser delivers it, or as a file contains it. `good` has the last good values: what is set
 * there and was lost in this policy is broken, not unset (docs/adr/0018). Never throws: every fault becomes a problem.
 */
export function parsePolicy(raw: unknown, good?: unknown): Policy {
  const problems: Problem[] = [];
  const broken = new Set<Broken>();
  const kept = new Set<string>();
  const values: Record<Mode, Record<string, unknown>> = { locked: {}, recommended: {}, merge: {} };
  const meant: Record<Mode, Record<string, unknown>> = { locked: {}, recommended: {}, merge: {} };
  const understand = (mode: Mode, key: Key, value: unknown) => {
    const one = valueMeant(key, value);
    if (one !== undefined) meant[mode][key] = one;
  };
  /** What is in a wrong place counts as broken in the place where it was meant to be. */
  const misplaced = (all: readonly Meant[]) => {
    for (const [mode, key, value] of all) {
      broken.add(`${mode}.${key}`);
      understand(mode, key, value);
    }
  };
  const report: Report = (path, problem, detail = '') => problems.push({ path, problem, detail });
  const last = good === undefined ? NOTHING : parsePolicy(good).values;

  if (!isObject(raw)) {
    report('', 'not-an-object');
    return { ...NO_POLICY, problems };
  }
  const { [TEXT_KEY]: whole } = raw;
  const doubled: string[] = [];
  const text = fromText(whole, (path) => {
    doubled.push(path);
    report(`${TEXT_KEY}.${path}`, 'doubled');
  });
  const twiceIn = (above: string) => (path: string) => {
    doubled.push(`${above}.${path}`);
    report(`${above}.${path}`, 'doubled');
  };
  const isText = isObject(text);
  if (!isText && TEXT_KEY in raw) {
    report(TEXT_KEY, 'not-json');
    misplaced(policyMeant(whole));
  }
  // Chromium drops such a value.
  if (isText && text === whole) report(TEXT_KEY, 'invalid');
  const sent = isText ? text : raw;
  let isAlien = false;
  for (const name of new Set(Object.keys({ ...raw, ...sent }))) {
    if (name === KEYS_KEY || (name === TEXT_KEY && sent === raw)) continue;
    if ((MODES as readonly string[]).includes(name)) {
      if (isText && name in raw) report(name, 'overruled');
    } else if (name !== TEXT_KEY || name in sent) {
      const value = fromText(sent[name]);
      const settings = settingsMeant(name, value);
      misplaced(settings);
      isAlien ||= settings.length === 0 && isObject(value);
      report(name === TEXT_KEY ? `${name}.${name}` : name, 'unknown-mode');
    }
  }
  // If a part is unreadable, any setting may be in it.
  const isTorn = (!isText && TEXT_KEY in raw) || (isAlien && !MODES.some((mode) => mode in sent));
  const listed = namesIn(raw[KEYS_KEY] ?? sent[KEYS_KEY], report);

  for (const mode of MODES) {
    const given = fromText(sent[mode], twiceIn(mode));
    const part = isObject(given) ? given : {};
    // If a part occurs twice, the contents of the first are unknown.
    const isTwice = doubled.includes(mode);
    const isLost = isTorn || isTwice || (given === undefined ? !isText : part !== given);
    let isMisspelt = false;
    if (given !== undefined && part !== given) report(mode, 'not-an-object');
    for (const [name, value] of Object.entries(part)) {
      const key = KEYS.find((one) => one === name);
      const id = `${mode}.${name}`;
      if (!key) {
        isMisspelt = true;
        const near = keyMeant(name);
        if (near === null) misplaced(meantBeside(mode, name, value));
        else if (!(near in part)) misplaced([[mode, near, value]]);
        report(id, 'unknown-key');
      } else if (mode === 'merge' && !isList(key)) {
        if (!(key in values.locked) && !(key in values.recommended)) misplaced([['locked', key, value]]);
        report(id, 'not-a-list');
      } else {
        const read = isList(key) || isActions(key) ? fromText(value, twiceIn(id)) : value;
        if (doubled.some((path) => `${path}.`.startsWith(`${id}.`))) broken.add(id as `${Mode}.${Key}`);
        const parsed = SHAPE[key].safeParse(read) as Parsed;
        const valid = parsed.success ? parsed.data : validParts(key, read, id, report, kept);
        if (!parsed.success && !Array.isArray(valid)) understand(mode, key, read);
        if (!parsed.success)
          for (const one of brokenIn(id as `${Mode}.${Key}`, key, read, valid)) broken.add(one);
        if (valid === undefined) report(id, 'invalid', detailOf(parsed));
        else values[mode][key] = valid;
      }
    }
    // What was set but is missing: by `keys` if the policy has it, else by the last good values.
    const known = Object.keys(last[mode]);
    const unnamed = isTwice || (isLost && known.length === 0 && (given !== undefined || isTorn));
    for (const key of KEYS) {
      const id = `${mode}.${key}` as const;
      const isExpected = listed
        ? listed.has(id.toLowerCase())
        : unnamed || ((isLost || isMisspelt) && known.includes(key));
      if (!isExpected || key in part) continue;
      broken.add(id);
      if (!unnamed) report(id, 'missing');
    }
  }
  return { values, broken, meant, salvaged: kept, last, problems };
}

/** Returns the values to keep as the last good ones of a policy: broken ones keep their earlier good value. */
export function goodOf({ values, broken, last }: Policy): ByMode {
  const all = [...broken];
  const keep = (mode: Mode) =>
    KEYS.map((key) => {
      const [was, now] = [last[mode][key], values[mode][key]];
      const id = `${mode}.${key}`;
      if (!all.some((one) => one === id || one.startsWith(`${id}.`))) return [key, now];
      return [key, isActions(key) && was && now ? { ...(was as object), ...(now as object) } : (was ?? now)];
    }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(MODES.map((mode) => [mode, Object.fromEntries(keep(mode))])) as unknown as ByMode;
}
