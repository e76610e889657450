/** Reasons why an encrypted file is not opened. */
export const CLOSED = [
  'no-age-file',
  'wrong',
  'altered',
  'too-costly',
  'unreadable',
  'beside',
  'pgp',
  'wrong-or-altered',
] as const;
export type Closed = (typeof CLOSED)[number];

/** The outcome: the whole plain file, or the reason why there is none. */
export type Opened = { readonly name: string; readonly blob: Blob } | { readonly closed: Closed };
