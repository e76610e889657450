/** Builds the adapters as scripts: a page gets its app's adapter, or the marks of all self-hosted products. */
import type { Adapter, AppHints, Selector } from '../adapters/adapter.ts';

/** A property of the content scripts' own global, which pages cannot see; utils/page/compose/site.ts reads it. */
const PLACE = "this[Symbol.for('sealcheck.adapters')]";

/** Fields only for people and tests: when a selector was confirmed, which URLs are claimed, a short name. */
const LEFT_OUT = new Set(['asOf', 'examples', 'id']);

/** Rewrites JSON as a shorter script: keys without quotes, and strings that contain `"` in single quotes. */
function shorten(json: string): string {
  return json.replace(/"((?:[^"\\]|\\.)*)"(:?)/g, (whole, text: string, colon: string) => {
    if (colon && /^[a-z]\w*$/i.test(text)) return text + colon;
    if (!text.includes('\\"') || text.includes("'")) return whole;
    const inner = text.replace(/\\(.)/g, (escape, sign: string) => (sign === '"' ? sign : escape));
    return `'${inner}'${colon}`;
  });
}

/** Writes a selector shorter: no quotes around an attribute's value that is an identifier (Selectors 4, §6.1). */
export const shortCss = (css: string) =>
  css.replace(/="([a-z_][\w-]*)"\]/gi, '=$1]').replace(/ ([>+]) /g, '$1');

/**
 * Joins a list of selectors into one: all lists are read as a whole, except the places for the mount, of which the
 * first that is there counts.
 */
function joined(key: string, value: unknown): unknown {
  const isList = key !== 'at' && Array.isArray(value) && value.length > 1;
  const all = isList ? (value as readonly Partial<Selector>[]).map(({ css }) => css) : [];
  return all[0] === undefined ? value : [{ css: all.join() }];
}

/** Returns the script with these adapters. */
function scriptOf(adapters: readonly AppHints[]): string {
  const data = JSON.stringify(adapters, (key, value: unknown) => {
    if (key === 'css') return shortCss(value as string);
    const isEmpty = key === 'matches' && (value as readonly string[]).length === 0;
    return LEFT_OUT.has(key) || isEmpty ? undefined : joined(key, value);
  });
  // Most lists have one selector: `c` makes such a list of it. Braces keep the names out of the page's other scripts.
  const script = shorten(data).replace(/\[\{css:("(?:[^"\\]|\\.)*"|'[^']*')\}\]/g, 'c($1)');
  const { made, rest } = named(script);
  // A script's last value is returned to whoever injected it.
  return `{let c=css=>[{css}]${made};${PLACE}=${rest}}0`;
}

/**
 * Names what texts of a script have in common, as long as that makes it shorter: such a part is written once, in `made`,
 * and joined to what is before and behind it.
 */
function named(script: string): { readonly made: string; readonly rest: string } {
  let [made, rest] = ['', script];
  for (const name of 'abdefgh') {
    const [best] = partsIn(rest)
      .map((part) => {
        const quoted = part.includes('"') ? `'${part}'` : `"${part}"`;
        const shorter = withName(rest, part, name);
        return { shorter, made: `,${name}=${quoted}`, length: shorter.length + quoted.length + 3 };
      })
      .sort((one, other) => one.length - other.length);
    if (!best || best.length >= rest.length) break;
    made += best.made;
    rest = best.shorter;
  }
  return { made, rest };
}

const TEXTS = /"([^"\\]*)"|'([^'\\]*)'/g;

/** Returns what occurs at least twice in the texts of a script: from one sign to another, so that few are tried. */
function partsIn(script: string): string[] {
  const texts = [...script.matchAll(TEXTS)].map(([, one, other]) => one ?? other ?? '');
  const parts = texts.flatMap((text) => {
    const edges = [...text.matchAll(/(?=[[.:#"])|(?<=[\]:"-])|$/g)].map(({ index }) => index);
    return edges.flatMap((from) => edges.filter((to) => to > from + 4).map((to) => text.slice(from, to)));
  });
  const seen = new Set<string>();
  return [...new Set(parts.filter((part) => seen.has(part) || !seen.add(part)))];
}

/** Returns the script with `name` in place of `part`. */
function withName(script: string, part: string, name: string): string {
  return script.replace(TEXTS, (text) => {
    const quote = text.slice(0, 1);
    const pieces = text.slice(1, -1).split(part);
    return pieces
      .flatMap((piece, at) => [at > 0 ? name : '', piece && quote + piece + quote])
      .filter((one) => one !== '')
      .join('+');
  });
}

/** Returns the file name of an app's script: `app-` and the lower-case name. */
export function appFile(name: string): string {
  return `app-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.js`;
}

/**
 * Returns the scripts by file name: one for each adapter, whether the app is recognised by its host or its marks or was
 * named by an organisation, and `self-hosted.js` for all other hosts.
 */
export function adapterFiles(adapters: readonly Adapter[]): Record<string, string> {
  const apps = adapters.map((adapter) => [appFile(adapter.name), scriptOf([adapter])] as const);
  const others = adapters.filter(({ matches }) => matches.length === 0);
  const marks = others.map(({ name, matches, detect = [] }) => ({ name, matches, detect }));
  return { ...Object.fromEntries(apps), 'self-hosted.js': scriptOf(marks) };
}
