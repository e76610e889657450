/** Is a mail being written in this document? The compose engine publishes it for the upload engine: files then belong to the mail. */

const COMPOSING = Symbol.for('sealcheck.composing');
/** The content scripts' own global, which pages cannot see. */
const own = globalThis as { [COMPOSING]?: () => boolean };

/** Makes the answer known to all scripts of ours in this document. */
export function publishComposing(isOpen: () => boolean): void {
  own[COMPOSING] = isOpen;
}

/** False where no compose engine has found a window. */
export function isComposing(): boolean {
  return own[COMPOSING]?.() ?? false;
}
