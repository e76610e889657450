/** How long what is put into a frame lives: as long as this copy of the extension, and anew in each page written there. */

/** Has this copy of the extension gone (an update, a removal)? Its scripts reach neither the worker nor its words any more. */
export function isOrphan(): boolean {
  return !(chrome as Partial<typeof chrome>).runtime?.id;
}

/** Is this the first script of this name in this frame? A later one finds the mark in its own world, which pages cannot see. */
export function isFirst(name: string): boolean {
  const mark = Symbol.for(`sealcheck.${name}`);
  return !(mark in globalThis) && Reflect.set(globalThis, mark, true);
}

/**
 * What a person does, or a page for them: an orphan withdraws before it is heard of. Not what happens while a pointer is
 * down, the focus' move among it: what is taken away then moves what is pressed.
 */
const ACTS = 'keydown click input submit formdata drop paste pageshow';

/**
 * Begins now, and anew whenever the page is written anew: `document.open` takes all listeners away (HTML, "document
 * open steps"), and what was watched is gone. The signal aborts before the next beginning, and for good at the first act
 * after this copy of the extension has gone.
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
