/**
 * The life of what is injected into a frame: it ends with this copy of the extension, and begins anew in each page that
 * is written there.
 */

/**
 * Whether this copy of the extension was updated or removed: its scripts can no longer reach the worker or its texts.
 */
export function isOrphan(): boolean {
  return !(chrome as Partial<typeof chrome>).runtime?.id;
}

/**
 * Whether this is the first script of this name in this frame. The mark that a later one finds is in the content
 * scripts' own world, which pages cannot see.
 */
export function isFirst(name: string): boolean {
  const mark = Symbol.for(`sealcheck.${name}`);
  return !(mark in globalThis) && Reflect.set(globalThis, mark, true);
}

/**
 * Acts of a person, or of a page for them, at which an orphan removes itself before anything else reacts. No pointer
 * presses, and no focus moves, which happen during them: removing something then would move what is being pressed.
 */
const ACTS = 'keydown click input submit formdata drop paste pageshow';

/**
 * Calls `begin` now and again whenever the page is written anew: `document.open` removes all listeners (HTML, "document
 * open steps"), and the observed nodes are gone. The signal aborts before each new beginning, and for good at the first
 * of `ACTS` after this copy of the extension was updated or removed.
 */
export function live(begin: (signal: AbortSignal) => void): void {
  let life = new AbortController();
  const start = () => {
    life.abort();
    life = new AbortController();
    const { signal } = life;
    if (isOrphan()) return;
    for (const type of ACTS.split(' '))
      addEventListener(type, look, { capture: true, passive: true, signal });
    begin(signal);
  };
  const look = () => {
    if (isOrphan()) start();
  };
  new MutationObserver(start).observe(document, { childList: true });
  start();
}
