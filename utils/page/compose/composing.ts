/**
 * Which mails are being written in this document. The compose engine publishes this for the upload engine (files then
 * belong to the mail) and for the scripts that put an encrypted text into a mail.
 */
import { shared } from '../dom/shared.ts';
import type { ComposeWindow } from './window.ts';

/** `true`: a mail is open, but nobody has looked for its window. */
type Open = readonly ComposeWindow[] | true;

const COMPOSING: unique symbol = shared('composing') as never;
/** The content scripts' own global, which pages cannot see. */
const own = globalThis as { [COMPOSING]?: () => Open };

/** Makes the open windows known to all our scripts in this document. */
export function publishComposing(open: () => Open): void {
  own[COMPOSING] = open;
}

/** Whether a mail is open; false also where no compose engine runs. */
export function isComposing(): boolean {
  const open = own[COMPOSING]?.() ?? [];
  return open === true || open.length > 0;
}

/** Whether a compose engine has found a window. */
export function isWindowFound(): boolean {
  const open = own[COMPOSING]?.() ?? [];
  return open !== true && open.length > 0;
}

/** Returns the window whose `id` is this name, as used in messages; undefined if it is gone. */
export function openWindow(name: string): ComposeWindow | undefined {
  const open = own[COMPOSING]?.() ?? [];
  return open === true ? undefined : open.find(({ id }) => id === name);
}
