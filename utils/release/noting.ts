/** Records the packages whose code is in a build. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const NOTED = Symbol.for('sealcheck.packages');
/**
 * On the process's global object, because WXT loads the project's configuration, which builds scripts of its own, as a
 * separate copy of this module.
 */
const own = globalThis as { [NOTED]?: Set<string> | undefined };

/** Names and versions (`preact@11.2.0`) of all packages whose code this process has built in. */
export const packagesNoted: Set<string> = (own[NOTED] ??= new Set());

/** Returns name and version of the npm package that a module belongs to; null for our own code. */
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

/** Records the package of every module that leaves code in a chunk. Needed in each build whose result is shipped. */
export function noting(): Plugin {
  return {
    name: 'sealcheck:packages',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const found = renderedLength > 0 ? packageOf(id.replaceAll('\\', '/')) : null;
          if (found !== null) packagesNoted.add(found);
        }
      }
    },
  };
}
