/** Tells keys that belong to an input method from keys meant for the page. */

/** The `keyCode` of a key that an input method has taken (UI Events, "keyCode"). In Safari this is the only sign. */
const TAKEN = 229;

/** Part of a `KeyboardEvent`. `keyCode` is deprecated, but the only sign of this that every input method sets. */
interface Pressed {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/**
 * Whether this key is part of a composition. There, Enter, Space and Tab choose a word: they are no key to the page, so
 * they neither finish an entry nor send anything.
 */
export const isOfInputMethod = ({ isComposing, keyCode }: Pressed): boolean =>
  isComposing || keyCode === TAKEN;
