/** Bundles a worker thread's code with the pages instead of apart from them. */
import { join } from 'node:path';
import type { Plugin } from 'vite';

const THREAD = join(import.meta.dirname, '..', '..', 'entrypoints', 'policy', 'work.ts');
const FILE = 'chunks/policy-work.js';
const URL_MODULE = '\0sealcheck:policy-work';

/**
 * Vite bundles each thread separately, with everything that it imports. The policy builder's thread imports what pages
 * have as well (zod, the policy's schema), so this plugin makes it one more entry of the pages' bundle, which shares
 * their files and saves 25 kB of the package. During development, Vite serves the thread as it is.
 */
export const sharedThread: Plugin = {
  name: 'sealcheck:shared-thread',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    const isTheirs = /entrypoints[\\/]policy[\\/]jobs\.ts$/.test(importer ?? '');
    return isTheirs && source === './work.ts?worker&url' ? URL_MODULE : null;
  },
  load(id) {
    if (id !== URL_MODULE) return null;
    this.emitFile({ type: 'chunk', id: THREAD, fileName: FILE });
    return `export default ${JSON.stringify(`/${FILE}`)}`;
  },
};
