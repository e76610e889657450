/** Edits of a copy of the tree, as somebody makes them who adds something. */

export interface Edit {
  /** The beginning of the section's title. */
  readonly kind: string;
  readonly path: string;
  /** The file's new text; `read` gives another file of the copy. */
  readonly edit: (before: string, read: (path: string) => string) => string;
  /** The round in which it is forgotten, and what is then said. */
  readonly forgotten?: readonly [round: 1 | 2, fault: RegExp];
}

/** Puts this text behind the first place of another. */
export const after = (anchor: string, text: string) => (before: string) =>
  before.replace(anchor, () => anchor + text);
/** A file of its own. */
export const whole = (text: string) => () => text;
/** A text of the English ones. */
export const message = (key: string, text: string) =>
  after('{\n', `"${key}":{"message":"${text}","description":"x"},\n`);
