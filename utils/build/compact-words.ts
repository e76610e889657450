/** Stores the passphrase word list in less space in the bundles. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { frontCoded } from '../core/front-coded.ts';

const UTILS = join(import.meta.dirname, '..');
const WORDS = 'sealcheck-words:';

/** Replaces the word file with its front-coded text, decoded by `wordsIn`. */
export const compactWords: Plugin = {
  name: 'sealcheck:compact-words',
  enforce: 'pre',
  resolveId(source, importer) {
    const isTheirs = /utils[\\/]encrypt[\\/][\w-]+\.ts$/.test(importer ?? '');
    return isTheirs && source === './words.json' ? WORDS : null;
  },
  async load(id) {
    if (id !== WORDS) return null;
    const { words } = JSON.parse(await readFile(join(UTILS, 'encrypt', 'words.json'), 'utf8')) as {
      readonly words: readonly string[];
    };
    const reader = JSON.stringify(join(UTILS, 'core', 'front-coded.ts'));
    const coded = JSON.stringify(frontCoded(words));
    return `import{wordsIn}from${reader};export default{words:wordsIn(${coded})}`;
  },
};
