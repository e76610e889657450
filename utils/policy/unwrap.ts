/** Finds the policy in a file: bare, or in the form of Chromium, Firefox or the Google console. Pure. */
import { MODES } from './schema.ts';
import { KEYS_KEY, TEXT_KEY } from './sentinel.ts';
import type { Text } from '../core/alternative.ts';
import { hint, literally } from './hint.ts';
import type { Problem } from './problem.ts';
import type { OwnIds } from './vocabulary.ts';

interface Around extends Problem {
  readonly write: Text;
}

interface Unwrapped {
  readonly policy: unknown;
  /** Whose format the file has; `bare`: only the policy, for any of them. */
  readonly form: 'bare' | 'Chromium' | 'Firefox' | 'console';
  /** Converts a path in the policy to the path in the file. */
  readonly placed: (path: string) => string;
  /** What is wrong around the policy; paths are those of the file. */
  readonly problems: readonly Around[];
}

const THIRD = '3rdparty';
/** Wraps each part in the Google console's form. */
const VALUE = 'Value';
const PARTS: readonly string[] = [...MODES, KEYS_KEY, TEXT_KEY];

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Returns the value at this key of an object (own and enumerable); undefined if there is none. */
export function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.prototype.propertyIsEnumerable.call(value, key) ? Reflect.get(value, key) : undefined;
}

const isPolicy = (value: unknown) => entriesOf(value).some(([key]) => PARTS.includes(key));

/** Finds a key of an object, ignoring case. */
function anyCase(value: unknown, key: string): readonly [string, unknown] | undefined {
  return entriesOf(value).find(([name]) => name.toLowerCase() === key.toLowerCase());
}

const idIn = (browser: string, id: string) => hint('hint_id', browser, `"${id}"`);
const wrong = (path: readonly string[], write: Text): Around => ({
  path: path.join('.'),
  problem: 'unread',
  detail: '',
  write,
});

/** Returns what is wrong with an ID in this place. Null if it is, or may be, the extension's. */
function wrongId(id: string, isFirefox: boolean, ids: OwnIds): Text | null {
  if (isFirefox) return id === ids.firefox ? null : idIn('Firefox', ids.firefox);
  if (ids.chromium === null) return /^[a-p]{32}$/.test(id) ? null : hint('hint_chromium_id');
  return id === ids.chromium ? null : idIn('Chromium', ids.chromium);
}

function withinExtensions(
  file: unknown,
  outer: readonly string[],
  ids: OwnIds | undefined,
): Unwrapped | null {
  const [thirdName = '', third] = anyCase(file, THIRD) ?? [];
  const before = [...outer, thirdName];
  const isFirefox = outer.length > 0;
  const wanted = isFirefox ? 'Extensions' : 'extensions';
  const [name, extensions] = anyCase(third, wanted) ?? [];
  if (name === undefined) return null;
  const all = entriesOf(extensions);
  const [id = '', policy] =
    all.find(([one]) => one === (isFirefox ? ids?.firefox : ids?.chromium)) ??
    all.find(([, value]) => isPolicy(value)) ??
    all[0] ??
    [];
  const problems: Around[] = [];
  if (thirdName !== THIRD) problems.push(wrong(before, literally(`"${THIRD}"`)));
  if (name !== wanted) problems.push(wrong([...before, name], literally(`"${wanted}"`)));
  const write = ids ? wrongId(id, isFirefox, ids) : null;
  if (write !== null) problems.push(wrong([...before, name, id], write));
  return {
    policy,
    form: isFirefox ? 'Firefox' : 'Chromium',
    placed: (path) => [...before, name, id, ...(path === '' ? [] : [path])].join('.'),
    problems,
  };
}

/** Reads a file with Firefox's managed storage (a native manifest of type `storage`), or an ID without its wrapper. */
function beneath(file: unknown, ids: OwnIds | undefined): Unwrapped | null {
  const problems: Around[] = [];
  const within = (key: string, form: Unwrapped['form']): Unwrapped => ({
    policy: at(file, key),
    form,
    placed: (path) => (path === '' ? key : `${key}.${path}`),
    problems,
  });
  const id = ids?.firefox;
  if (at(file, 'type') === 'storage' && at(file, 'data') !== undefined) {
    if (id !== undefined && at(file, 'name') !== id) problems.push(wrong(['name'], idIn('Firefox', id)));
    return within('data', 'Firefox');
  }
  const [only, more] = Object.keys(Object(file) as object);
  if (only === undefined || more !== undefined || (only !== id && only !== ids?.chromium)) return null;
  const isFirefox = only === id;
  const around = isFirefox
    ? '{ "policies": { "3rdparty": { "Extensions": { … } } } }'
    : '{ "3rdparty": { "extensions": { … } } }';
  problems.push(wrong([only], hint('hint_around_it', around)));
  return within(only, isFirefox ? 'Firefox' : 'Chromium');
}

/**
 * Finds the policy in a file. If the file has several extensions, it is the one with our ID, else one whose value looks
 * like our policy.
 */
export function unwrapPolicy(file: unknown, ids?: OwnIds): Unwrapped {
  const [policies, inner] = anyCase(file, 'policies') ?? [];
  const found =
    withinExtensions(file, [], ids) ?? withinExtensions(inner, [policies ?? ''], ids) ?? beneath(file, ids);
  if (found) return found;
  const entries = entriesOf(file);
  const values = entries.map(([key, value]) => [key, anyCase(value, VALUE)] as const);
  const isConsole = entries.length > 0 && values.every(([, value]) => value !== undefined);
  if (!isConsole) return { policy: file, form: 'bare', placed: (path) => path, problems: [] };
  const nameIn = (key: string) => values.find(([one]) => one === key)?.[1]?.[0] ?? VALUE;
  return {
    form: 'console',
    policy: Object.fromEntries(values.map(([key, value]) => [key, value?.[1]])),
    placed: (path) => path.replace(/^[^.]+/, (key) => `${key}.${nameIn(key)}`),
    problems: entries.flatMap(([key]): Around[] =>
      nameIn(key) === VALUE ? [] : [wrong([key, nameIn(key)], literally(`"${VALUE}"`))],
    ),
  };
}
