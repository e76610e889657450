/** Counts a backtracking engine's steps for a regular expression, by running the search again. */

type Next = (at: number) => boolean;
/**
 * Continues with `next` from each place where this part may end, as the engine would: true as soon as one of them
 * succeeds.
 */
type Part = (at: number, next: Next) => boolean;

interface Run {
  text: string;
  steps: number;
}

/** Compiles a regular expression's source to functions that walk through `run.text` and count. */
class Compiler {
  private at = 0;
  private readonly source: string;
  private readonly flags: string;
  private readonly run: Run;
  constructor({ source, flags }: RegExp, run: Run) {
    this.source = source;
    this.flags = flags.replace(/[^imsu]/g, '');
    this.run = run;
  }

  whole(): Part {
    return this.alternatives(1);
  }

  private alternatives(way: 1 | -1): Part {
    const all = [this.sequence(way)];
    while (this.source[this.at] === '|') {
      this.at += 1;
      all.push(this.sequence(way));
    }
    return (at, next) => all.some((part) => part(at, next));
  }

  private sequence(way: 1 | -1): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? ''))
      parts.push(this.term(way));
    if (way < 0) parts.reverse();
    return (at, next) => {
      const from =
        (index: number): Next =>
        (place) => {
          const part = parts[index];
          return part ? part(place, from(index + 1)) : next(place);
        };
      return from(0)(at);
    };
  }

  private take(text: RegExp): string | null {
    const pattern = new RegExp(text.source, 'y');
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  private term(way: 1 | -1): Part {
    const look = this.take(/\(\?<?[=!]/);
    if (look !== null) return this.around(look);
    if (this.take(/\((?:\?:|\?<\w+>)?/) !== null) {
      const inner = this.alternatives(way);
      this.at += 1;
      return this.repeated(inner, null);
    }
    const edge = this.take(/\^|\$|\\[bB]/);
    if (edge !== null) return this.edge(edge);
    const one = this.take(
      /\[(?:\\.|[^\]\\])*\]|\\u\{[^}]+\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[pP]\{[^}]+\}|\\.|[^]/,
    );
    return this.repeated(null, this.sign(one ?? '', way));
  }

  private around(look: string): Part {
    const inner = this.alternatives(look.includes('<') ? -1 : 1);
    this.at += 1;
    const wanted = look.endsWith('=');
    return (at, next) => inner(at, () => true) === wanted && next(at);
  }

  private edge(edge: string): Part {
    const pattern = new RegExp(edge, this.flags + 'y');
    return (at, next) => {
      this.run.steps += 1;
      pattern.lastIndex = at;
      return pattern.test(this.run.text) && next(at);
    };
  }

  /** Returns a function that gives the end of one matching character, or -1. */
  private sign(one: string, way: 1 | -1): (at: number) => number {
    const pattern = new RegExp(`^(?:${one})$`, this.flags);
    // Cache by UTF-16 code unit: 0 unknown, 1 matches, 2 does not.
    const known = new Uint8Array(65_536);
    const isWide = this.flags.includes('u');
    return (at) => {
      const { text } = this.run;
      this.run.steps += 1;
      const place = way > 0 ? at : at - 1;
      const code = text.charCodeAt(place);
      if (Number.isNaN(code)) return -1;
      if (isWide && code >= 0xd800 && code < 0xdc00)
        return pattern.test(text.slice(place, place + 2)) ? at + way * 2 : -1;
      if (known[code] === 0) known[code] = pattern.test(String.fromCharCode(code)) ? 1 : 2;
      return known[code] === 1 ? at + way : -1;
    };
  }

  private repeated(group: Part | null, sign: ((at: number) => number) | null): Part {
    const quantifier = this.take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/);
    const [least, most] = bounds(quantifier);
    const isLazy = quantifier !== null && quantifier.length > 1 && quantifier.endsWith('?');
    if (sign) return (at, next) => signs(sign, at, next, least, most, isLazy);
    const again = (at: number, next: Next, done: number): boolean => {
      const more = () =>
        done < most &&
        (group?.(at, (place) => (place !== at || done < least) && again(place, next, done + 1)) ?? false);
      if (done < least) return more();
      return isLazy ? next(at) || more() : more() || next(at);
    };
    return (at, next) => again(at, next, 0);
  }
}

function bounds(quantifier: string | null): readonly [number, number] {
  if (quantifier === null) return [1, 1];
  if (quantifier.startsWith('*')) return [0, Infinity];
  if (quantifier.startsWith('+')) return [1, Infinity];
  if (quantifier.startsWith('?')) return [0, 1];
  const [, least = '0', comma, most = ''] = /^\{(\d+)(,?)(\d*)/.exec(quantifier) ?? [];
  return [Number(least), comma === '' ? Number(least) : most === '' ? Infinity : Number(most)];
}

function signs(
  sign: (at: number) => number,
  start: number,
  next: Next,
  least: number,
  most: number,
  isLazy: boolean,
) {
  const ends = [start];
  const grow = () => {
    const end = ends.length > most ? -1 : sign(ends.at(-1) ?? start);
    if (end !== -1) ends.push(end);
    return end !== -1;
  };
  while (ends.length <= least) if (!grow()) return false;
  if (isLazy) {
    do if (next(ends.at(-1) ?? start)) return true;
    while (grow());
    return false;
  }
  while (grow());
  while (ends.length > least) if (next(ends.pop() ?? start)) return true;
  return false;
}

const compiled = new Map<string, { run: Run; part: Part }>();

/**
 * Returns the steps of one search in `text`, from the expression's `lastIndex` (if global or sticky) or from the start.
 */
export function stepsOf(pattern: RegExp, text: string): number {
  const name = `${pattern.flags}/${pattern.source}`;
  let entry = compiled.get(name);
  if (!entry) {
    const run = { text: '', steps: 0 };
    compiled.set(name, (entry = { run, part: new Compiler(pattern, run).whole() }));
  }
  const { run, part } = entry;
  Object.assign(run, { text, steps: 0 });
  const isSticky = pattern.sticky;
  for (let at = pattern.global || isSticky ? pattern.lastIndex : 0; at <= text.length; at += 1) {
    run.steps += 1;
    // An engine knows that an expression anchored to the start of the text cannot match further on.
    if (part(at, () => true) || isSticky || (/^\^(?!.*\|)/.test(pattern.source) && !pattern.multiline)) break;
  }
  return run.steps;
}
