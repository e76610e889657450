/** Builds both browsers' folders and notes which packages' code is in them. */
import { build } from 'wxt';
import { noting, packagesNoted } from './noting.ts';

/** Folders of a build, below the project's root. */
export const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

const silent = () => undefined;
/** WXT's lists of every file are nobody's concern here. */
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

/** Builds the project in this folder for both browsers; returns the packages whose code they contain. */
export async function buildBoth(root: string): Promise<ReadonlySet<string>> {
  // WXT keeps what it finds here, and then minifies otherwise.
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
        // What runs in a thread of its own is bundled apart.
        worker: { plugins: () => [noting()] },
        logLevel: 'warn',
      }),
    });
  }
  return packagesNoted;
}
