/** Where in a file the policy stands: bare, or in Chromium's, Firefox' or the Google console's form. Pure. */
import { MODES } from './schema.ts';
import { KEYS_KEY, TEXT_KEY } from './sentinel.ts';
import type { Problem } from './problem.ts';

interface Unwrapped {
  readonly policy: unknown;
  /** Whose file it is; `bare`: it may go into any. */
  readonly form: 'bare' | 'Chromium' | 'Firefox' | 'console';
  /** The path in the file of what stands at this path of the policy. */
  readonly placed: (path: string) => string;
  /** What is wrong with what is around it; its paths are the file's. */
  readonly problems: readonly Problem[];
}

const PARTS: readonly string[] = [...MODES, KEYS_KEY, TEXT_KEY];

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** The value at this key of an object; undefined where there is none. */
export function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.prototype.propertyIsEnumerable.call(value, key) ? Reflect.get(value, key) : undefined;
}

const isPolicy = (value: unknown) => entriesOf(value).some(([key]) => PARTS.includes(key));

/** A key of an object whatever its case is. */
function anyCase(value: unknown, key: string): readonly [string, unknown] | undefined {
  return entriesOf(value).find(([name]) => name.toLowerCase() === key.toLowerCase());
}

function withinExtensions(
  third: unknown,
  before: readonly string[],
  ids: readonly string[],
): Unwrapped | null {
  const isFirefox = before.length > 1;
  const wanted = isFirefox ? 'Extensions' : 'extensions';
  const [name, extensions] = anyCase(third, wanted) ?? [];
  if (name === undefined) return null;
  const all = entriesOf(extensions);
  const [id = '', policy] =
    all.find(([one]) => ids.includes(one)) ?? all.find(([, value]) => isPolicy(value)) ?? all[0] ?? [];
  const problems: Problem[] = [];
  const tell = (path: readonly string[], detail: string) =>
    problems.push({ path: path.join('.'), problem: 'unread', detail });
  if (name !== wanted) tell([...before, name], `write "${wanted}"`);
  if (!ids.includes(id) && ids.length > 0)
    tell([...before, name, id], `the id of this extension is ${ids.join(' in Chromium, in Firefox ')}`);
  return {
    policy,
    form: isFirefox ? 'Firefox' : 'Chromium',
    placed: (path) => [...before, name, id, ...(path === '' ? [] : [path])].join('.'),
    problems,
  };
}

/** Firefox' managed storage as a file of its own (a native manifest of the type `storage`), or an id with nothing around it. */
function beneath(file: unknown, ids: readonly string[]): Unwrapped | null {
  const problems: Problem[] = [];
  const within = (key: string, form: Unwrapped['form']): Unwrapped => ({
    policy: at(file, key),
    form,
    placed: (path) => (path === '' ? key : `${key}.${path}`),
    problems,
  });
  const tell = (path: string, detail: string) => problems.push({ path, problem: 'unread', detail });
  const [, id = ''] = ids;
  if (at(file, 'type') === 'storage' && at(file, 'data') !== undefined) {
    if (id !== '' && at(file, 'name') !== id) tell('name', `the id of this extension is ${id} in Firefox`);
    return within('data', 'Firefox');
  }
  const [only, more] = Object.keys(Object(file) as object);
  if (only === undefined || more !== undefined || !ids.includes(only)) return null;
  const isFirefox = only === id;
  tell(
    only,
    isFirefox
      ? 'write { "policies": { "3rdparty": { "Extensions": { … } } } } around it'
      : 'write { "3rdparty": { "extensions": { … } } } around it',
  );
  return within(only, isFirefox ? 'Firefox' : 'Chromium');
}

/**
 * The policy inside a file. Of several extensions it is the one with one of our ids, else one whose value looks like a
 * policy of ours.
 */
export function unwrapPolicy(file: unknown, ids: readonly string[]): Unwrapped {
  const [policies, inner] = anyCase(file, 'policies') ?? [];
  const found =
    withinExtensions(at(file, '3rdparty'), ['3rdparty'], ids) ??
    withinExtensions(at(inner, '3rdparty'), [policies ?? '', '3rdparty'], ids) ??
    beneath(file, ids);
  if (found) return found;
  const entries = entriesOf(file);
  const isConsole = entries.length > 0 && entries.every(([, value]) => at(value, 'Value') !== undefined);
  if (!isConsole) return { policy: file, form: 'bare', placed: (path) => path, problems: [] };
  return {
    form: 'console',
    policy: Object.fromEntries(entries.map(([key, value]) => [key, at(value, 'Value')])),
    placed: (path) => path.replace(/^[^.]+/, '$&.Value'),
    problems: [],
  };
}
