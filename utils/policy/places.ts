/** Parses JSON with the place of each value, and with duplicate keys, which JSON.parse does not report. Pure. */
import type { Text } from '../core/alternative.ts';
import { hint } from './hint.ts';

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
  readonly write: Text;
  constructor(message: string, place: Place, write: Text) {
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
const FORM = hint('hint_json', '{ "locked": { … } }');
const EMPTY = hint('hint_empty', '{ "locked": { … } }');
/** An unquoted key. In the place of a value, it is the first key of a file in another format, such as YAML. */
const KEY = /^[A-Za-z_]\w*\s*:/;
const VALUE = 'a value';
const HINTS: readonly (readonly [RegExp, Text])[] = [
  [/^\/[/*]|^#/, hint('hint_comment')],
  [/^'/, hint('hint_text_quotes')],
  [KEY, hint('hint_key_quotes')],
  [/^(True|False|None|yes|no|on)\b/i, hint('hint_constant', 'true, false, null')],
  [/^$/, hint('hint_bracket')],
  [/^[“”„]/, hint('hint_straight_quotes')],
  [/^[\]}]/, hint('hint_comma_too_many')],
  [/^(NaN|[-+]?(Infinity|0x|\.\d|0\d|\d+\.(\D|$))|\+)/i, hint('hint_plain_number', '3')],
  [/^</, hint('hint_xml')],
  [/^(Windows Registry|\[?HKEY)/, hint('hint_reg')],
  [/^[^\x20-\x7e]/, hint('hint_unseen')],
  [/^["\\]/, hint('hint_escapes', '\\', '\\\\')],
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
    const write =
      wanted === END || wanted === LESS
        ? hint('hint_take_out')
        : /^\s*$/.test(text)
          ? EMPTY
          : wanted === VALUE && KEY.test(rest)
            ? FORM
            : isGap
              ? hint('hint_comma_missing')
              : HINTS.find(([sign]) => sign.test(rest))?.[1];
    const found = rest === '' ? 'the file ends' : `there is ${JSON.stringify(rest.slice(0, 12))}`;
    throw new NoJson(`${found} where ${wanted} should be`, placeAt(at), write ?? FORM);
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
