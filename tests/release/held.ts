/** Tells from a build's scripts alone whose code is in them: by sentences that one package has, and nobody else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = /(["'`])([A-Za-z][\w @./:,()-]{13,199})\1/g;
const SCRIPT = /\.[cm]?js$/;
const NOT_SHIPPED = /(?:^|[\\/])(?:node_modules|tests?|spec)[\\/]|\.min\.|\.(?:test|spec)\./;
/** Larger ones are bundles of several packages (bytes). */
const MAX = 3e6;

const textsIn = (script: string) => [...script.matchAll(TEXT)].map(([, , text = '']) => text);

const filesIn = (folder: string, are: RegExp) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && are.test(one.name))
    .map(({ parentPath, name }) => join(parentPath, name));

/** Returns the texts in scripts below these folders. */
const allTexts = (folders: readonly string[], are = SCRIPT) =>
  new Set(
    folders.flatMap((folder) => filesIn(folder, are).flatMap((file) => textsIn(readFileSync(file, 'utf8')))),
  );

/** Returns the folders of the packages that are installed here. */
function installed(modules: string): string[] {
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
    );
}

/**
 * Returns the installed packages that alone have a text which the scripts in `built` have, too, and our own sources have
 * not. A package without long texts is not found.
 */
export function heldIn(built: string, root: string): string[] {
  const own = allTexts(
    ['utils', 'components', 'entrypoints'].map((folder) => join(root, folder)),
    /\.(?:tsx?|json)$/,
  );
  const texts = new Set([...allTexts([built])].filter((text) => !own.has(text)));
  const holders = new Map<string, Set<string>>();
  const modules = join(root, 'node_modules');
  for (const name of installed(modules))
    for (const file of filesIn(join(modules, name), SCRIPT)) {
      const script = NOT_SHIPPED.test(file.slice(modules.length + name.length + 1))
        ? ''
        : readFileSync(file, 'utf8');
      if (script.length > MAX) continue;
      for (const text of textsIn(script))
        if (texts.has(text)) holders.set(text, (holders.get(text) ?? new Set()).add(name));
    }
  const alone = [...holders.values()].filter(({ size }) => size === 1).flatMap((names) => [...names]);
  return [...new Set(alone)].sort();
}
