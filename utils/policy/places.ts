/** Parses JSON with the place of each value, and with duplicate keys, which JSON.parse does not report. Pure. */

/** Counted from 1, as in editors. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Placed {
  readonly value: unknown;
  /** Returns where the value at this path (`locked.tips`) starts, else where the nearest enclosing value does. */
  readonly placeOf: (path: string) => Place;
  /** Paths of keys that already occurred earlier in the same object. */
  readonly doubled: readonly string[];
}

/** The text is not JSON; says where. */
export class NoJson extends Error {
  readonly place: Place;
  /** What to write instead. */
  readonly write: string;
  constructor(message: string, place: Place, write: string) {
    super(message);
    this.place = place;
    this.write = write;
  }
}

/** No policy is nested deeper than this. */
const DEEPEST = 50;
const BLANK = /[ \t\r\n]*/y;
const SCALAR = /"(?:[^"\\\u0000-\u001f]|\\.)*"|[^\s,:[\]{}"]+/y;
const END = 'the end';
const LESS = 'something less deep';
const FORM = 'write JSON: { "locked": { … } }';
const EMPTY = 'the file is empty: write { "locked": { … } }';
/** An unquoted key. In the place of a value, it is the first key of a file in another format, such as YAML. */
const KEY = /^[A-Za-z_]\w*\s*:/;
const VALUE = 'a value';
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^\/[/*]|^#/, 'JSON has no comments: take it out'],
  [/^'/, 'write texts in double quotes'],
  [KEY, 'write keys in double quotes'],
  [/^(True|False|None|yes|no|on)\b/i, 'write true, false or null, in lower case'],
  [/^$/, 'is a bracket open that is never closed?'],
  [/^[“”„]/, 'write texts in straight double quotes'],
  [/^[\]}]/, 'is there a comma too many before it?'],
  [/^(NaN|[-+]?(Infinity|0x|\.\d|0\d|\d+\.(\D|$))|\+)/i, 'write numbers as 3'],
  [/^</, 'this is XML: lint the JSON that it was made from, and recreate it with the builder'],
  [/^(Windows Registry|\[?HKEY)/, 'this is a .reg file: lint the JSON that it was made from'],
  [/^[^\x20-\x7e]/, 'take this character out: it may be an invisible one'],
  [/^["\\]/, 'write texts in double quotes, without a break in them; \\ only as \\\\'],
];

/** Parses a JSON text (RFC 8259). Throws `NoJson`. */
export function readPlaced(text: string): Placed {
  const places = new Map<string, number>();
  const doubled: string[] = [];
  let at = 0;
  let starts: readonly number[] | undefined;
  const placeAt = (offset: number): Place => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  const fail = (wanted: string): never => {
    const rest = text.slice(at, at + 20);
    const isGap = wanted.startsWith('a comma') && /^["{[\w-]/.test(rest);
    const hint =
      wanted === END || wanted === LESS
        ? 'take it out'
        : /^\s*$/.test(text)
          ? EMPTY
          : wanted === VALUE && KEY.test(rest)
            ? FORM
            : isGap
              ? 'is a comma missing before it?'
              : HINTS.find(([sign]) => sign.test(rest))?.[1];
    const found = rest === '' ? 'the file ends' : `there is ${JSON.stringify(rest.slice(0, 12))}`;
    throw new NoJson(`${found} where ${wanted} should be`, placeAt(at), hint ?? FORM);
  };
  const skip = () => {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)?.[0].length ?? 0;
  };
  const takes = (sign: string): boolean => {
    skip();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const scalar = (): unknown => {
    SCALAR.lastIndex = at;
    const [word = ''] = SCALAR.exec(text) ?? [];
    try {
      const value: unknown = JSON.parse(word);
      at += word.length;
      return value;
    } catch {
      return fail(VALUE);
    }
  };
  const nested = (close: string, path: string, one: () => void): void => {
    if (takes(close)) return;
    do one();
    while (takes(','));
    if (!takes(close)) fail(`a comma or "${close}" of ${path === '' ? 'the whole' : path}`);
  };
  let depth = 0;
  const value = (path: string): unknown => {
    skip();
    places.set(path, at);
    if ((depth += 1) > DEEPEST) fail(LESS);
    const read = valueHere(path);
    depth -= 1;
    return read;
  };
  const valueHere = (path: string): unknown => {
    const join = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
    if (takes('[')) {
      const list: unknown[] = [];
      nested(']', path, () => list.push(value(join(list.length))));
      return list;
    }
    if (!takes('{')) return scalar();
    const entries = new Map<string, unknown>();
    nested('}', path, () => {
      skip();
      const key = text[at] === '"' ? (scalar() as string) : fail('a key in double quotes');
      if (!takes(':')) fail('":"');
      if (entries.has(key)) doubled.push(join(key));
      entries.set(key, value(join(key)));
    });
    return Object.fromEntries(entries);
  };
  const whole = value('');
  skip();
  if (at < text.length) fail(END);
  const placeOf = (path: string): Place => {
    for (let inner = path; inner !== ''; inner = inner.replace(/(^|\.)[^.]*$/, '')) {
      const offset = places.get(inner);
      if (offset !== undefined) return placeAt(offset);
    }
    return placeAt(places.get('') ?? 0);
  };
  return { value: whole, placeOf, doubled };
}
