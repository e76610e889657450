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

/**
 * Says that this page is open, removes what others have left, and its own files when it is closed. Never rejects: where there
 * is no disk (a private window), nothing lies there.
 */
export async function keepStored(): Promise<void> {
  try {
    void navigator.locks.request(own, () => new Promise(() => undefined));
    const { held = [] } = await navigator.locks.query();
    const open = new Set([own, ...held.map(({ name }) => name)]);
    const root = await navigator.storage.getDirectory();
    addEventListener('pagehide', ({ persisted }) => {
      if (!persisted) names.forEach((name) => void removeFrom(root)(name));
    });
    const left = root as FileSystemDirectoryHandle & { readonly keys: () => AsyncIterable<string> };
    for await (const name of left.keys()) if (!open.has(name.split(' ')[0])) await removeFrom(root)(name);
  } catch {
    // There is none.
  }
}
