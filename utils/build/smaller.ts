/** Makes the built scripts smaller than Vite does. */
import { minify, type MinifyOptions } from 'terser';
import { parseSync, type BuildOptions, type Plugin } from 'vite';
import { below, withArrows, type Node } from './arrows.ts';

/** WXT's wrapper of an unlisted script, which only catches what the script throws and rethrows it. */
const RETHROW =
  /\(\(\)=>\{let (\w+);try\{\1=(\w+)\.main\(\),\1 instanceof Promise&&\(\1=\1\.catch\((\w+)=>\{throw \3\}\)\)\}catch\((\w+)\)\{throw \4\}\}\)\(\)/;

/** Vite options that `smaller` needs: names are not mangled, so that no two functions share one. */
export const NAMES_STAY: BuildOptions['rolldownOptions'] = {
  output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
};

/**
 * Names that only scripts in pages use, for what they pass to each other: the parts of a compose window, how they are
 * read and watched, answers that are waited for. They get the same short names in each of these scripts.
 */
const OWN =
  'addLinks atEdge beside editors filesShown injectPress isCiphertext isDismissed isDone isLost isRecipient isSend lastUsed lenient onAnswered onClaimed onClosed onDraft onEnter onHidden onLinks onSend onStuck onTimeout panel prepare reading readPastedLinks returns sendAt sendControl sendLike sentBy settled subjects windowOf'.split(
    ' ',
  );
/** Returns the first of them that is a property in this part of a script; undefined: none is. */
function ownIn(node: Node): string | undefined {
  const { name } = (node['computed'] === true ? {} : (node['property'] ?? node['key'] ?? {})) as {
    name?: string;
  };
  if (name !== undefined && OWN.includes(name)) return name;
  for (const one of below(node)) {
    const found = ownIn(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Terser's options for that: fixed names, with a sign that no other property begins with. */
const shortNames = () => ({
  mangle: { properties: { regex: new RegExp(`^(?:${OWN.join('|')})$`) } },
  nameCache: {
    vars: {},
    props: { props: Object.fromEntries(OWN.map((name, at) => [`$${name}`, `$${at.toString(36)}`])) },
  },
});

/** Escapes of the Arabic comma and semicolon: people read them better in a pattern, and they are longer. */
const ESCAPES = /\\u(060c|061b)/g;

/** Returns a script minified by Terser; rejects where it cannot be. */
async function minified(
  script: string,
  options: Pick<MinifyOptions, 'mangle' | 'nameCache'> = {},
): Promise<string> {
  const { code } = await minify(script, {
    ecma: 2022,
    compress: { keep_fargs: false, passes: 6, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
    module: true,
    ...options,
  });
  if (code === undefined) throw new Error('a script could not be made smaller');
  return code.replace(ESCAPES, (_, sign: string) => String.fromCharCode(parseInt(sign, 16)));
}

/** Returns a script that runs in pages, as small as possible: minified, with arrow functions, then minified again. */
export async function smallest(script: string): Promise<string> {
  return minified(withArrows(await minified(script, { mangle: false })), shortNames());
}

/**
 * Returns a script of the worker or of our own pages, minified. Rejects where it uses a name that scripts in pages
 * shorten: what they send to it would then have another name.
 */
export async function small(script: string): Promise<string> {
  const shared = ownIn(parseSync('script.js', script).program as unknown as Node);
  if (shared !== undefined) throw new Error(`“${shared}” isn’t used in pages alone: see OWN in smaller.ts`);
  return minified(script);
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
        const code = await (isOfPages ? smallest : small)(chunk.code);
        chunk.code = code.replace(RETHROW, '$2.main()');
      }
    },
  },
};
