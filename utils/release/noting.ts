/** Which packages' code is in what is built. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const NOTED = Symbol.for('sealcheck.packages');
/** In the process's own global: WXT loads the project's configuration, which builds scripts of its own, apart from us. */
const own = globalThis as { [NOTED]?: Set<string> | undefined };

/** Names and versions, as `preact@11.2.0`, of all packages of which this process has built code in. */
export const packagesNoted: Set<string> = (own[NOTED] ??= new Set());

/** Name and version of the npm package that a module belongs to; null for our own code. */
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

/** Notes the packages of every module that leaves code in a chunk: to be part of each build whose result is shipped. */
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
