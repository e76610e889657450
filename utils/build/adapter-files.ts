/** The adapters as scripts, for the build: a page gets the one of its host, or the marks of all self-hosted products. */
import type { Adapter, AppHints } from '../adapters/adapter.ts';

/** On the content scripts' own global, which pages cannot see; utils/page/compose/site.ts takes it from there. */
const PLACE = "globalThis[Symbol.for('sealcheck.adapters')]";

const NAMED = "globalThis[Symbol.for('sealcheck.app')]";

/** What is for people and tests only: when a selector was confirmed, which URLs are claimed. */
const LEFT_OUT = new Set(['asOf', 'examples']);

/** JSON as the shorter script: names without quotes, and texts that hold `"` between single ones. */
function shorten(json: string): string {
  return json.replace(/"((?:[^"\\]|\\.)*)"(:?)/g, (whole, text: string, colon: string) => {
    if (colon && /^[a-z]\w*$/i.test(text)) return text + colon;
    if (!text.includes('\\"') || text.includes("'")) return whole;
    const inner = text.replace(/\\(.)/g, (escape, sign: string) => (sign === '"' ? sign : escape));
    return `'${inner}'${colon}`;
  });
}

/** `isNamed`: somebody said that the page is this app, whatever its host and its marks are. */
function scriptOf(adapters: readonly AppHints[], isNamed = false): string {
  const data = JSON.stringify(adapters, (key, value: unknown) => (LEFT_OUT.has(key) ? undefined : value));
  // What a script ends with is handed to whoever brought it.
  return `${PLACE}=${shorten(data)};${isNamed ? `${NAMED}=1;` : ''}0`;
}

const fileOf = (kind: string, name: string) => `${kind}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.js`;

/** What the script of an app is called, for hosts that an organisation names: `app-` and the app's name in small letters. */
export function appFile(name: string): string {
  return fileOf('app', name);
}

/** What the script of a self-hosted app is called, for pages where its marks were found. */
export function markedFile(name: string): string {
  return fileOf('marked', name);
}

/** Scripts by file name: one for each host and for each name of an adapter, and `self-hosted.js` for all other hosts. */
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
