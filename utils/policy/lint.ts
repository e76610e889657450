/** Checks a policy before it is deployed: what is wrong, where, and what to write instead. Pure. */
import './explain.ts';
import type { Text } from '../core/alternative.ts';
import { hint } from './hint.ts';
import { hintFor } from './hints.ts';
import { decodeFile } from './decode.ts';
import { parsePolicy, type Policy } from './parse.ts';
import { NoJson, readPlaced, type Place } from './places.ts';
import { remarksOn, type Remark } from './remarks.ts';
import { isActions, isList, KEYS, MODES } from './schema.ts';
import { TEXT_KEY } from './sentinel.ts';
import { suffixProblems } from './suffixes.ts';
import { withKeys } from './render/example.ts';
import { at, unwrapPolicy } from './unwrap.ts';
import type { Problem } from './problem.ts';
import type { KnownNames } from './vocabulary.ts';

/** An error with its place, and what to write instead. */
export interface PlacedProblem extends Problem, Place {
  readonly write: Text | null;
}
/** Something that is valid, but probably not intended. */
export interface PlacedRemark extends Remark, Place {}

export interface Lint {
  readonly policy: Policy;
  readonly problems: readonly PlacedProblem[];
  readonly remarks: readonly PlacedRemark[];
  /** The value for `keys` that names everything that is set; null if the file already has it. */
  readonly keys: string | null;
}

/** Returns the path of the faulty field in an entry, from `locked.exceptions.0` and `until: No day`. */
function closer({ path, detail }: Problem): string {
  const field = /^([\w.]+): /.exec(detail)?.[1];
  if (field !== undefined) return `${path}.${field}`;
  return detail === 'No name' && /\.exceptions\.\d+$/.test(path) ? `${path}.value` : path;
}

/** Returns the value at this path; tables and lists that are JSON texts (registries) are parsed. */
function valueAt(root: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => {
    if (typeof value !== 'string') return at(value, key);
    try {
      return at(JSON.parse(value), key);
    } catch {
      return undefined;
    }
  }, root);
}

/** Returns the full value for `keys` if names are missing in it. Null if none is, or the policy is in `policyJson`. */
function keysFor(policy: Policy, raw: unknown): string | null {
  const { keys = '' } = withKeys(policy.values);
  const parts = keys.split(' ').filter((name) => name !== '');
  const given = at(raw, 'keys');
  const named = typeof given === 'string' ? given.split(/[\s,]+/) : [];
  const isWhole = at(raw, 'policyJson') !== undefined;
  return isWhole || parts.every((name) => named.includes(name)) ? null : keys;
}

/** Paths of parts, tables and lists that are JSON texts. From a file, Chromium drops these with their whole part. */
function textsIn(raw: unknown): string[] {
  const isJson = (value: unknown) => typeof value === 'string' && /^\s*[[{]/.test(value);
  if (at(raw, TEXT_KEY) !== undefined) return [];
  return MODES.flatMap((mode) => {
    const part = at(raw, mode);
    if (isJson(part)) return [mode];
    return KEYS.filter((key) => (isList(key) || isActions(key)) && isJson(at(part, key))).map(
      (key) => `${mode}.${key}`,
    );
  });
}

/** Returns why `policyJson` is not JSON, with the place in the text. Null if it is JSON, or not a text at all. */
function insideText(raw: unknown): Pick<PlacedProblem, 'detail' | 'write'> | null {
  const text = at(raw, TEXT_KEY);
  try {
    if (typeof text === 'string') readPlaced(text);
    return null;
  } catch (error) {
    if (!(error instanceof NoJson)) throw error;
    const { place, message, write } = error;
    return { detail: `in the text, ${place.line}:${place.column}: ${message}`, write };
  }
}

const TOP: Place = { line: 1, column: 1 };

function unreadable(detail: string, place: Place, write: Text | null): Lint {
  const problem: PlacedProblem = { path: '', problem: 'not-json', detail, write, ...place };
  return { policy: parsePolicy({}), problems: [problem], remarks: [], keys: null };
}

/** Returns the errors and remarks about a policy file (a string, or its octets) at `now` (ms). */
export function lintPolicy(file: string | Uint8Array, now: number, known: KnownNames = {}): Lint {
  const { text, wrong, hasMark } = decodeFile(file);
  if (wrong !== null) return unreadable(wrong, TOP, hint('hint_utf8'));
  let read;
  try {
    read = readPlaced(text);
  } catch (error) {
    if (!(error instanceof NoJson)) throw error;
    return unreadable(error.message, error.place, error.write);
  }
  const { policy: raw, form, placed, problems: around } = unwrapPolicy(read.value, known.ids);
  const policy = parsePolicy(raw);
  const prefix = placed('') === '' ? '' : `${placed('')}.`;
  const own = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  const doubled = read.doubled.map((path): PlacedProblem => ({
    ...{ path: own(path), problem: 'doubled', detail: '', write: null },
    ...read.placeOf(path),
  }));
  const inside = insideText(raw);
  const texts = form === 'Firefox' ? [] : textsIn(raw);
  const dropped = (form === 'bare' ? [] : texts).map((path): PlacedProblem => ({
    ...{ path, problem: 'unread', detail: 'Chromium-based browsers drop it, and all that is beside it' },
    write: hint('hint_unquoted'),
    ...read.placeOf(placed(path)),
  }));
  const problems = policy.problems.map((one): PlacedProblem => {
    if (inside !== null && one.problem === 'not-json')
      return { ...one, ...inside, ...read.placeOf(placed(one.path)) };
    const write = hintFor(one, valueAt(raw, one.path));
    // The hint says this better.
    const detail = one.detail.replace(/(^|; )Invalid input(?=;|$)/g, '');
    return { ...one, detail, write, ...read.placeOf(placed(closer(one))) };
  });
  const suffixes = suffixProblems(policy, known.isSuffix ?? (() => false)).map((one): PlacedProblem => ({
    ...one,
    ...read.placeOf(placed(one.path)),
  }));
  const asText = (form === 'bare' ? texts : []).map((path): Remark => ({ path, remark: 'as-text' }));
  const remarks = [...remarksOn(policy, raw, now, known), ...asText].map((one) => ({
    ...one,
    ...read.placeOf(placed(one.path)),
  }));
  return {
    policy,
    problems: [
      ...around.map((one): PlacedProblem => ({ ...one, ...read.placeOf(one.path) })),
      ...doubled,
      ...dropped,
      ...problems,
      ...suffixes,
    ],
    remarks: hasMark ? [{ path: '', remark: 'byte-order-mark', ...TOP }, ...remarks] : remarks,
    keys: keysFor(policy, raw),
  };
}
