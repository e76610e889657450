/**
 * Makes file names that every system accepts. A page may call its file anything, and what is unpacked elsewhere must
 * neither leave its folder, nor overwrite another file, nor look like what it is not.
 */

/** Names that Windows reserves (Microsoft, "Naming Files, Paths, and Namespaces"), with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
/**
 * Characters that change the direction of the text after them (UAX #9, explicit formatting): an extension would appear
 * elsewhere.
 */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const NO_SIGN = /[\u0000-\u001f\u007f-\u009f<>:"|?*]/g;

function safePart(part: string): string {
  const name = part
    .replace(TURNING, '')
    .replace(NO_SIGN, '_')
    .replace(/[. ]+$/, (end) => '_'.repeat(end.length));
  return RESERVED.test(name) ? `_${name}` : name;
}

/**
 * Returns the path without steps out of its folder, each part as a name that any system accepts; `file` if nothing is
 * left.
 */
export function safePath(path: string): string {
  const parts = path
    .split(/[/\\]/)
    .filter((part) => !['', '.', '..'].includes(part.replace(TURNING, '').trim()));
  return parts.map(safePart).join('/') || 'file';
}

/** Returns the last part of such a path. */
export const safeName = (path: string): string => safePath(path).replace(/^.*\//, '');

/**
 * Makes each path unique, even on systems that ignore case: `a.txt`, `A (2).txt`. No file has the path of another's
 * folder.
 */
export function distinct(paths: readonly string[]): readonly string[] {
  const keyOf = (path: string) => path.normalize('NFC').toLowerCase();
  const folders = new Set(
    paths.flatMap((path) => {
      const parts = keyOf(path).split('/');
      return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
    }),
  );
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return paths.map((path) => {
    const [, stem = path, ending = ''] = /^(.*[^/])(\.[^./]*)$/.exec(path) ?? [];
    const key = keyOf(path);
    let name = path;
    for (let nth = next.get(key) ?? 2; taken.has(keyOf(name)) || folders.has(keyOf(name)); nth += 1) {
      name = `${stem} (${nth})${ending}`;
      next.set(key, nth + 1);
    }
    taken.add(keyOf(name));
    return name;
  });
}
