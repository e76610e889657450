/** From what a browser hands over as policy to valid values: nothing invalid disables the rest. Pure. */
import { LEVELS, type Level } from '../core/model.ts';
import { isActions, isList, KEYS, LISTS, MODES, SHAPE, type Key, type Mode, type Values } from './schema.ts';

/** What is wrong with a policy, where, for an admin to read. */
export interface Problem {
  /** `locked.mailActions.exposed` */
  readonly path: string;
  readonly problem: 'not-json' | 'unknown-mode' | 'unknown-key' | 'not-an-object' | 'invalid' | 'not-a-list';
  /** What the schema says about it, in its own words. */
  readonly detail: string;
}

export interface Policy {
  readonly values: Readonly<Record<Mode, Partial<Values>>>;
  /** Keys that are set and could not be read at all: the stricter of what else is known holds. */
  readonly broken: ReadonlySet<Broken>;
  readonly problems: readonly Problem[];
}

/** A key, or one level of a table of actions. */
type Broken = `${Mode}.${Key}` | `${Mode}.${Key}.${Level}`;

type Report = (path: string, problem: Problem['problem'], detail?: string) => void;
interface Parsed {
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly issues: readonly { readonly message: string; readonly path: PropertyKey[] }[] };
}

export const NO_POLICY: Policy = {
  values: { locked: {}, recommended: {}, merge: {} },
  broken: new Set(),
  problems: [],
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function detailOf({ error }: Parsed): string {
  return (error?.issues ?? [])
    .map(({ message, path }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

/** Registries hold lists and tables as JSON texts where an admin did not use sub-keys. */
function fromText(key: Key, value: unknown): unknown {
  if (typeof value !== 'string' || !(isList(key) || isActions(key))) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The parts of a table or list that are valid by themselves; undefined where there is none to take apart. */
function validParts(key: Key, value: unknown, path: string, report: Report): unknown {
  if (isList(key) && Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) => {
      const parsed = LISTS[key].safeParse([entry]) as Parsed;
      if (parsed.success) return parsed.data;
      report(`${path}.${index}`, 'invalid', detailOf(parsed).replaceAll(/(^|; )0(\.|: )/g, '$1'));
      return [];
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

/** Reads one policy as the browser delivers it, or as it stands in a file. Total: every fault is a problem, none is a throw. */
export function parsePolicy(raw: unknown): Policy {
  const problems: Problem[] = [];
  const broken = new Set<Broken>();
  const values: Record<Mode, Record<string, unknown>> = { locked: {}, recommended: {}, merge: {} };
  const report: Report = (path, problem, detail = '') => problems.push({ path, problem, detail });

  if (!isObject(raw)) {
    report('', 'not-an-object');
    return { ...NO_POLICY, problems };
  }
  for (const name of Object.keys(raw)) {
    if (!(MODES as readonly string[]).includes(name)) report(name, 'unknown-mode');
  }
  for (const mode of MODES) {
    const given = raw[mode];
    if (given === undefined) continue;
    if (!isObject(given)) {
      report(mode, 'not-an-object');
      continue;
    }
    for (const [name, value] of Object.entries(given)) {
      const key = KEYS.find((one) => one === name);
      const path = `${mode}.${name}`;
      if (!key) report(path, 'unknown-key');
      else if (mode === 'merge' && !isList(key)) report(path, 'not-a-list');
      else {
        const read = fromText(key, value);
        const parsed = SHAPE[key].safeParse(read) as Parsed;
        const part = parsed.success ? parsed.data : validParts(key, read, path, report);
        if (isActions(key) && isObject(read) && isObject(part))
          for (const level of LEVELS)
            if (level in read && !(level in part)) broken.add(`${mode}.${key}.${level}`);
        if (part === undefined) {
          report(path, 'invalid', detailOf(parsed));
          broken.add(`${mode}.${key}`);
        } else {
          values[mode][key] = part;
        }
      }
    }
  }
  return { values: values, broken, problems };
}
