/** Why an encrypted file is not opened. */
export const CLOSED = ['no-age-file', 'wrong', 'altered', 'too-costly', 'unreadable', 'beside'] as const;
export type Closed = (typeof CLOSED)[number];
