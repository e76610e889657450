/** What a page that encrypts keeps on disk, encrypted: as long as it is open. */

/** What the files of this page begin with; the lock of that name says that it is open (Web Locks API). */
const own = crypto.randomUUID();
const names: string[] = [];

/** A new file's name. */
export function newName(): string {
  const name = `${own} ${String(names.length)}`;
  names.push(name);
  return name;
}

/** Removes this one; it may not be there. */
const removeFrom = (root: FileSystemDirectoryHandle) => (name: string) =>
  root.removeEntry(name).catch(() => undefined);

/** Removes what pages have left that were not closed: the browser ended, or the extension was brought up to date. Never rejects. */
export async function removeLeft(): Promise<void> {
  try {
    const { held = [] } = await navigator.locks.query();
    const open = new Set([own, ...held.map(({ name }) => name)]);
    const root = await navigator.storage.getDirectory();
    const left = root as FileSystemDirectoryHandle & { readonly keys: () => AsyncIterable<string> };
    for await (const name of left.keys()) if (!open.has(name.split(' ')[0])) await removeFrom(root)(name);
  } catch {
    // There is no disk (a private window): nothing lies there.
  }
}

/** Says that this page is open, removes what others have left, and its own files when it is closed. Never rejects. */
export async function keepStored(): Promise<void> {
  try {
    void navigator.locks.request(own, () => new Promise(() => undefined));
    const root = await navigator.storage.getDirectory();
    addEventListener('pagehide', ({ persisted }) => {
      if (!persisted) names.forEach((name) => void removeFrom(root)(name));
    });
  } catch {
    // There is none.
  }
  await removeLeft();
}
