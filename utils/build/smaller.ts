import { minify } from 'terser';
import type { BuildOptions, Plugin } from 'vite';
import { withArrows } from './arrows.ts';

/** WXT's frame of an unlisted script: it catches what the script throws, and throws it again. */
const RETHROW =
  /\(\(\)=>\{let (\w+);try\{\1=(\w+)\.main\(\),\1 instanceof Promise&&\(\1=\1\.catch\((\w+)=>\{throw \3\}\)\)\}catch\((\w+)\)\{throw \4\}\}\)\(\)/;

/** What `smaller` needs of Vite's own way to write scripts: names stay, so that no two functions share one. */
export const NAMES_STAY: BuildOptions['rolldownOptions'] = {
  output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
};

/** A script as Terser writes it; throws where it cannot. */
async function minified(script: string, mangle = true): Promise<string> {
  const { code } = await minify(script, {
    ecma: 2022,
    compress: { keep_fargs: false, passes: 6, pure_getters: true, unsafe_arrows: true },
    mangle,
    module: true,
  });
  if (code === undefined) throw new Error('a script could not be made smaller');
  return code;
}

/** A script that runs in pages, as small as it gets: arrows of what Terser left, then its own way once more. */
export async function smallest(script: string): Promise<string> {
  return minified(withArrows(await minified(script, false)));
}

/** Terser finds some three per cent that Oxc leaves, and arrows as much again, which the compose engine needs. */
export const smaller: Plugin = {
  name: 'sealcheck:smaller',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_options, chunks) {
      for (const chunk of Object.values(chunks)) {
        if (chunk.type !== 'chunk') continue;
        const { fileName, isEntry } = chunk;
        // Our own pages and the worker are not counted, and their libraries tell functions from arrows.
        const isOfPages = isEntry && !fileName.includes('/') && fileName !== 'background.js';
        const code = await (isOfPages ? smallest : minified)(chunk.code);
        chunk.code = code.replace(RETHROW, '$2.main()');
      }
    },
  },
};
