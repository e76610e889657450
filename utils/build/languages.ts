/** Which of the translated languages the package carries. */

/**
 * Languages that are translated and kept up to date, and wait until the package has room for them: each takes 26 kB of the
 * 1,000 kB that it may have zipped (docs/adr/0026-room-in-the-package.md). A browser set to one of them shows English.
 */
export const WAITING: readonly string[] = ['nl', 'pl'];

const LOCALE = /^_locales[\\/]([^\\/]+)/;

/** Is this file, by its path in the package, the texts of a language that waits? */
export const isWaiting = (path: string) => WAITING.includes(LOCALE.exec(path)?.[1] ?? '');
