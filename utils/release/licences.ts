/** The licences of the libraries in the packages, which must accompany them (LGPL-3.0 §4, MPL-2.0 §3.2, MIT). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Library {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Library;

/** Returns the folder of the dependency `name` of the package in `from`, as npm installed it; throws if missing. */
function folderOf(name: string, from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(folder)) return folder;
    if (at === dirname(at)) throw new Error(`${name} is not installed`);
  }
}

/** Returns the texts of a package's licence files; null where it has none. */
function textOf(folder: string): string | null {
  const files = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
  if (files.length === 0) return null;
  return files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n');
}

/**
 * Returns one text with the licence of every library that the project in `root` depends on, directly or not, and of
 * `tools` that leave their code in what they build. The packages contain the libraries unchanged, except for what the
 * build leaves out.
 */
export function licencesOf(root: string, tools: readonly string[]): string {
  const found = new Map<string, string>();
  const add = (name: string, from: string) => {
    const folder = folderOf(name, from);
    const { version, license } = read(folder);
    const title = `${name} ${version} (${license})`;
    if (found.has(title)) return null;
    found.set(title, textOf(folder) ?? 'Its package holds no other text of the licence.');
    return folder;
  };
  const visit = (from: string) => {
    for (const name of Object.keys(read(from).dependencies ?? {})) {
      const folder = add(name, from);
      if (folder !== null) visit(folder);
    }
  };
  visit(root);
  for (const name of tools) add(name, root);
  const parts = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, text]) => `${title}\n\n${text}`);
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `Sealcheck contains these libraries. Their sources are the npm packages of these names and versions.\n\n${parts.join(rule)}\n`;
}
