/**
 * Which mails are being written in this document? The compose engine publishes it for the upload engine (files then belong
 * to the mail), and for what puts an encrypted text into one.
 */
import type { ComposeWindow } from './window.ts';

/** `true`: a mail is open, and which it is nobody has looked for. */
type Open = readonly ComposeWindow[] | true;

const COMPOSING = Symbol.for('sealcheck.composing');
/** The content scripts' own global, which pages cannot see. */
const own = globalThis as { [COMPOSING]?: () => Open };

/** Makes the answer known to all scripts of ours in this document. */
export function publishComposing(open: () => Open): void {
  own[COMPOSING] = open;
}

/** False where no compose engine has found a window. */
export function isComposing(): boolean {
  const open = own[COMPOSING]?.() ?? [];
  return open === true || open.length > 0;
}

/** Has a compose engine found a window? */
export function isWindowFound(): boolean {
  const open = own[COMPOSING]?.() ?? [];
  return open !== true && open.length > 0;
}

/** The window of this name, as messages name it; undefined: it is gone. */
export function openWindow(name: string): ComposeWindow | undefined {
  const open = own[COMPOSING]?.() ?? [];
  return open === true ? undefined : open.find(({ id }) => id === name);
}
