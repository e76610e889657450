/** Builds both browsers' folders and notes which packages' code is in them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { build } from 'wxt';

/** Folders of a build, below the project's root. */
export const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

/** Name and version, as `preact@11.2.0`, of the npm package that a module belongs to; null for our own code. */
function packageOf(id: string): string | null {
  const [path = ''] = id.split('?');
  if (!path.includes('/node_modules/')) return null;
  for (let folder = dirname(path); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
    if (name !== undefined && version !== undefined) return `${name}@${version}`;
  }
  throw new Error(`${path} belongs to no package`);
}

/** Notes the packages of every module that leaves code in a chunk. */
function noting(packages: Set<string>): Plugin {
  return {
    name: 'sealcheck:packages',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const found = renderedLength > 0 ? packageOf(id.replaceAll('\\', '/')) : null;
          if (found !== null) packages.add(found);
        }
      }
    },
  };
}

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
  const packages = new Set<string>();
  for (const browser of ['chrome', 'firefox']) {
    await build({
      root,
      browser,
      manifestVersion: 3,
      mode: 'production',
      logger: LOGGER,
      vite: () => ({
        plugins: [noting(packages)],
        // What runs in a thread of its own is bundled apart.
        worker: { plugins: () => [noting(packages)] },
        logLevel: 'warn',
      }),
    });
  }
  return packages;
}
