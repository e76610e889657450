/** Builds the adapters as scripts: a page gets its app's adapter, or the marks of all self-hosted products. */
import type { Adapter, AppHints, Selector } from '../adapters/adapter.ts';

/** A property of the content scripts' own global, which pages cannot see; utils/page/compose/site.ts reads it. */
const PLACE = "globalThis[Symbol.for('sealcheck.adapters')]";

/** Fields only for people and tests: when a selector was confirmed, which URLs are claimed. */
const LEFT_OUT = new Set(['asOf', 'examples']);

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
    return LEFT_OUT.has(key) ? undefined : joined(key, value);
  });
  // A script's last value is returned to whoever injected it.
  return `${PLACE}=${shorten(data)};0`;
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
