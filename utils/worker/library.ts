/** Large libraries, built as scripts of their own (wxt.config.ts): the worker loads each when it first needs it. */
import { trustedUrl } from '../platform/trusted-url.ts';

export interface Libraries {
  readonly judging: typeof import('../assess/judging.ts');
  readonly dns: typeof import('../lookups/dns-codec.ts');
  readonly pgp: typeof import('../lookups/libraries/keys/library.ts');
  readonly phones: typeof import('../lookups/libraries/phones/parse.ts');
  readonly facts: typeof import('../signed/facts.ts');
}
type Name = keyof Libraries;

const NAMES: readonly Name[] = ['judging', 'dns', 'pgp', 'phones', 'facts'];

/** Chromium's worker. Firefox's background is a page and has neither. */
interface Scope {
  readonly importScripts?: (url: string) => void;
  addEventListener(type: 'install', listener: () => void): void;
}
const scope = globalThis as unknown as Scope;

const fileOf = (name: Name) => trustedUrl(`/${name}.js`);

/** What each script defines on the global object: calling it creates the library. */
const made = globalThis as unknown as Record<`sealcheck_${Name}`, (() => Libraries[Name]) | undefined>;

/**
 * Makes Chromium keep the scripts: a service worker may later import only what it imported while it was installed
 * (Service Workers §4.3, importScripts), and has no `import()`. Call this when the worker starts.
 */
export function keepLibraries(): void {
  if (!scope.importScripts) return;
  scope.addEventListener('install', () => {
    for (const name of NAMES) scope.importScripts?.(fileOf(name));
  });
}

const loaded = new Map<Name, Promise<unknown>>();

/** For Firefox. An element, as Mozilla's linter warns about an `import()` of a computed URL. */
const runAsElement = (url: string) =>
  new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      reject(new Error(`${url} could not be read`));
    };
    document.head.append(script);
  });

async function load(name: Name): Promise<unknown> {
  if (scope.importScripts) scope.importScripts(fileOf(name));
  else await runAsElement(fileOf(name));
  const make = made[`sealcheck_${name}`];
  if (!make) throw new Error(`the package has no library ${name}`);
  return make();
}

/** Returns the library of this name, loaded once. Rejects if the package lacks it; the next call tries again. */
export function loadLibrary<N extends Name>(name: N): Promise<Libraries[N]> {
  const before = loaded.get(name);
  if (before) return before as Promise<Libraries[N]>;
  const begun = load(name).catch((error: unknown) => {
    loaded.delete(name);
    throw error;
  });
  loaded.set(name, begun);
  return begun as Promise<Libraries[N]>;
}

/** Drops this library's state: the next call creates the library again. */
export function dropLibrary(name: Name): void {
  loaded.delete(name);
}
