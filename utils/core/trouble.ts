/** What cannot be stored on this device. */

/**
 * `newer`: a newer version's database is left as it is. `database`: it cannot be opened or written, so that no request
 * can be listed and none is made. `local`, `session`: what the person chooses, or what is seen of tabs, is not kept.
 */
export const TROUBLES = ['newer', 'database', 'local', 'session'] as const;
export type Trouble = (typeof TROUBLES)[number];
