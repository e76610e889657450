/** Makes the built scripts smaller than Vite does. */
import { minify, type MinifyOptions } from 'terser';
import type { BuildOptions, Plugin } from 'vite';
import { withArrows } from './arrows.ts';

/** WXT's wrapper of an unlisted script, which only catches what the script throws and rethrows it. */
const RETHROW =
  /\(\(\)=>\{let (\w+);try\{\1=(\w+)\.main\(\),\1 instanceof Promise&&\(\1=\1\.catch\((\w+)=>\{throw \3\}\)\)\}catch\((\w+)\)\{throw \4\}\}\)\(\)/;

/** Vite options that `smaller` needs: names are not mangled, so that no two functions share one. */
export const NAMES_STAY: BuildOptions['rolldownOptions'] = {
  output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
};

/**
 * Names of what only one script at a time has: the parts of a compose window, how they are read and watched, answers
 * that are waited for. They become shorter ones in scripts that run in pages. No name that is said to another script, to the
 * worker or to the browser may be here.
 */
const OWN =
  /^(beside|editors|injectPress|isDone|isFirst|lastUsed|lenient|on(Closed|Draft|Links|Send)|prepare|reading|sendAt|sentBy|settled|subjects|windowOf)$/;

/** Returns a script minified by Terser; rejects where it cannot be. */
async function minified(script: string, mangle: MinifyOptions['mangle'] = true): Promise<string> {
  const { code } = await minify(script, {
    ecma: 2022,
    compress: { keep_fargs: false, passes: 6, pure_getters: true, unsafe_arrows: true },
    mangle,
    module: true,
  });
  if (code === undefined) throw new Error('a script could not be made smaller');
  return code;
}

/** Returns a script that runs in pages, as small as possible: minified, with arrow functions, then minified again. */
export async function smallest(script: string): Promise<string> {
  return minified(withArrows(await minified(script, false)), { properties: { regex: OWN } });
}

/** Terser saves some three per cent over Oxc, and arrow functions as much again; the compose engine needs both. */
export const smaller: Plugin = {
  name: 'sealcheck:smaller',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_options, chunks) {
      for (const chunk of Object.values(chunks)) {
        if (chunk.type !== 'chunk') continue;
        const { fileName, isEntry } = chunk;
        // Extension pages and the worker need no such savings, and their libraries distinguish functions from arrows.
        const isOfPages = isEntry && !fileName.includes('/') && fileName !== 'background.js';
        const code = await (isOfPages ? smallest : minified)(chunk.code);
        chunk.code = code.replace(RETHROW, '$2.main()');
      }
    },
  },
};
