/** What a key that goes down means to the page. */

/** In `keyCode`: an input method has taken this key (UI Events, "keyCode"). Safari tells by nothing else. */
const TAKEN = 229;

/** Of a `KeyboardEvent`. Its `keyCode` is deprecated, and the only word for this that every input method has. */
interface Pressed {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/**
 * Is this key part of a composition? To choose a word a person presses Enter, Space or Tab: to the page that is no key,
 * so it ends and sends nothing.
 */
export const isOfInputMethod = ({ isComposing, keyCode }: Pressed): boolean =>
  isComposing || keyCode === TAKEN;
