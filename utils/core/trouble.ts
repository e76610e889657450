/** Kinds of data that cannot be stored on this device. */

/**
 * `newer`: the database is of a newer version and is left as it is. `database`: it cannot be opened or written, so no
 * request can be listed, and none is made. `local`, `session`: the person's choices, or what is seen in tabs, are not
 * kept.
 */
export const TROUBLES = ['newer', 'database', 'local', 'session'] as const;
export type Trouble = (typeof TROUBLES)[number];
