/** Builds the adapters as scripts: a page gets its host's adapter, or the marks of all self-hosted products. */
import type { Adapter, AppHints } from '../adapters/adapter.ts';

/** A property of the content scripts' own global, which pages cannot see; utils/page/compose/site.ts reads it. */
const PLACE = "globalThis[Symbol.for('sealcheck.adapters')]";

const NAMED = "globalThis[Symbol.for('sealcheck.app')]";

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

/** Returns the script with these adapters. `isNamed`: an organisation named the app; host and marks do not matter. */
function scriptOf(adapters: readonly AppHints[], isNamed = false): string {
  const data = JSON.stringify(adapters, (key, value: unknown) => {
    if (key === 'css') return shortCss(value as string);
    return LEFT_OUT.has(key) ? undefined : value;
  });
  // A script's last value is returned to whoever injected it.
  return `${PLACE}=${shorten(data)};${isNamed ? `${NAMED}=1;` : ''}0`;
}

const fileOf = (kind: string, name: string) => `${kind}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.js`;

/** Returns the file name of an app's script for hosts that an organisation names: `app-` and the lower-case name. */
export function appFile(name: string): string {
  return fileOf('app', name);
}

/** Returns the file name of a self-hosted app's script, for pages where its marks were found. */
export function markedFile(name: string): string {
  return fileOf('marked', name);
}

/** Returns the scripts by file name: one for each host and adapter name, and `self-hosted.js` for all other hosts. */
export function adapterFiles(adapters: readonly Adapter[]): Record<string, string> {
  const hosted = adapters.flatMap((adapter) =>
    adapter.matches.map((pattern) => [`${new URL(pattern).hostname}.js`, scriptOf([adapter])] as const),
  );
  const others = adapters.filter(({ matches }) => matches.length === 0);
  const named = adapters.map((adapter) => [appFile(adapter.name), scriptOf([adapter], true)] as const);
  const marked = others.map((adapter) => [markedFile(adapter.name), scriptOf([adapter])] as const);
  const marks = others.map(({ name, matches, detect = [] }) => ({ name, matches, detect }));
  return { ...Object.fromEntries([...hosted, ...named, ...marked]), 'self-hosted.js': scriptOf(marks) };
}
