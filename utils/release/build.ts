/** Builds both browsers' folders and records the packages whose code is in them. */
import { build } from 'wxt';
import { noting, packagesNoted } from './noting.ts';

/** Output folders of the build, relative to the project's root. */
export const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

const silent = () => undefined;
/** Silences WXT's lists of every file. */
const LOGGER = {
  level: 0,
  debug: silent,
  log: silent,
  info: silent,
  success: silent,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
};

/**
 * Builds the project in this folder for both browsers. Returns the packages whose code the builds contain; rejects
 * where a build fails.
 */
export async function buildBoth(root: string): Promise<ReadonlySet<string>> {
  // WXT keeps a value that it finds here, and then minifies differently.
  process.env.NODE_ENV = 'production';
  for (const browser of ['chrome', 'firefox']) {
    await build({
      root,
      browser,
      manifestVersion: 3,
      mode: 'production',
      logger: LOGGER,
      vite: () => ({
        plugins: [noting()],
        // Code that runs in a thread of its own is bundled separately.
        worker: { plugins: () => [noting()] },
        logLevel: 'warn',
      }),
    });
  }
  return packagesNoted;
}
