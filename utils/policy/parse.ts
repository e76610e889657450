/** From what a browser hands over as policy to valid values: nothing invalid disables the rest. Pure. */
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
  /** Keys that are set and could not be read: the stricter of what else is known holds. */
  readonly broken: ReadonlySet<Broken>;
  /** Of what is broken, what was meant, as far as that can be understood: it counts where it is stricter (meant.ts). */
  readonly meant: ByMode;
  /** Paths of entries that are wrong, and stand in `values` as far as they can be understood. */
  readonly salvaged: ReadonlySet<string>;
  /** The last good values of before, as far as they are still valid. */
  readonly last: ByMode;
  readonly problems: readonly Problem[];
}

/** A key; one level of a table of actions; or that some entries of a list were dropped. */
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
 * Registries hold lists and tables as JSON texts where an admin did not use sub-keys. `twice` is told the paths in it of
 * what stands there twice.
 */
function fromText(value: unknown, twice?: (path: string) => void): unknown {
  const read = typeof value === 'string' ? readText(value) : null;
  if (read && twice) for (const path of read.doubled) twice(path);
  return read ? read.value : value;
}

/** The parts of a table or list that are valid by themselves; undefined where there is none to take apart. */
function validParts(key: Key, value: unknown, path: string, report: Report, kept: Set<string>): unknown {
  if (isList(key) && Array.isArray(value)) {
    if (value.length > MAX) report(path, 'too-many', `${value.length} > ${MAX}`);
    // What lets something through ends there; what keeps something back does not.
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

/** What is broken about a key of which only `part` could be read: of a table the levels that may have been meant. */
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

/** What `keys` names, in lower case; undefined where it names nothing, or is something else than names. */
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
 * Reads one policy as the browser delivers it, or as it stands in a file. `good` is the policy of the last good values:
 * what it sets and this one lost on its way is broken, not unset (docs/adr/0018). Total: every fault is a problem, none
 * is a throw.
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
  /** What stands in a wrong place is broken where it was meant to be. */
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
  // Chromium drops it.
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
  // A part that nobody can read: all of it may be in there.
  const isTorn = (!isText && TEXT_KEY in raw) || (isAlien && !MODES.some((mode) => mode in sent));
  const listed = namesIn(raw[KEYS_KEY] ?? sent[KEYS_KEY], report);

  for (const mode of MODES) {
    const given = fromText(sent[mode], twiceIn(mode));
    const part = isObject(given) ? given : {};
    // Of two parts nobody knows what was in the first.
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
    // What was set and is not there: by its name where the policy names its keys, else by what was there before.
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

/** What to keep of a policy as its last good values: what was broken keeps the ones that it had before. */
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
