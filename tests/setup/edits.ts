/** Edits to a copy of the tree, as a contributor who adds something would make them. */

export interface Edit {
  /** The beginning of the title of the section in CONTRIBUTING that describes this addition. */
  readonly kind: string;
  readonly path: string;
  /** Returns the file's new text; `read` returns the text of another file in the copy. */
  readonly edit: (before: string, read: (path: string) => string) => string;
  /** The test round that leaves this edit out, and the error that the round must then report. */
  readonly forgotten?: readonly [round: 1 | 2, fault: RegExp];
}

/** Returns an edit that inserts `text` after the first occurrence of `anchor`. */
export const after = (anchor: string, text: string) => (before: string) =>
  before.replace(anchor, () => anchor + text);
/** Returns an edit that creates a new file with this text. */
export const whole = (text: string) => () => text;
/** Returns an edit that adds one message to the English texts. */
export const message = (key: string, text: string) =>
  after('{\n', `"${key}":{"message":"${text}","description":"x"},\n`);
