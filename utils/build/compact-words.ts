/** The list of words for passphrases, in less room: for the bundles. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { frontCoded } from '../core/front-coded.ts';

const UTILS = join(import.meta.dirname, '..');
const WORDS = 'sealcheck-words:';

/** Puts the words as `wordsIn` reads them in the place of their file. */
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
