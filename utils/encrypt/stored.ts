/** Manages the encrypted files that an encrypting page keeps on disk while it is open. */

/** Prefix of this page's file names; a held lock of that name shows that the page is open (Web Locks API). */
const own = crypto.randomUUID();
const names: string[] = [];

/** Returns the name of a new file. */
export function newName(): string {
  const name = `${own} ${String(names.length)}`;
  names.push(name);
  return name;
}

/** Removes this file, which may not exist. */
const removeFrom = (root: FileSystemDirectoryHandle) => (name: string) =>
  root.removeEntry(name).catch(() => undefined);

/** How often, and how far apart (ms), the removal of a file is tried that an ended thread may still hold. */
const TRIES = 100;
const APART = 50;

/**
 * Removes this file of a job that has ended, if there is one. Until the browser has really ended a stopped thread, it
 * refuses (`NoModificationAllowedError`, File System Standard), so this tries again; what is left after that goes with
 * the page. Never rejects.
 */
export async function removeStored(name: string): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const isDone = await navigator.storage
      .getDirectory()
      .then((root) => root.removeEntry(name))
      .then(
        () => true,
        (error: unknown) => (error as DOMException).name !== 'NoModificationAllowedError',
      );
    if (isDone) return;
    await new Promise((resolve) => setTimeout(resolve, APART));
  }
}

/**
 * Removes the files of pages that ended without being closed, as the browser quit or the extension was updated. Never
 * rejects.
 */
export async function removeLeft(): Promise<void> {
  try {
    const { held = [] } = await navigator.locks.query();
    const open = new Set([own, ...held.map(({ name }) => name)]);
    const root = await navigator.storage.getDirectory();
    const left = root as FileSystemDirectoryHandle & { readonly keys: () => AsyncIterable<string> };
    for await (const name of left.keys()) if (!open.has(name.split(' ')[0])) await removeFrom(root)(name);
  } catch {
    // There is no disk (a private window), so there are no files.
  }
}

/** Marks this page as open, removes files that other pages left, and its own when it is closed. Never rejects. */
export async function keepStored(): Promise<void> {
  try {
    void navigator.locks.request(own, () => new Promise(() => undefined));
    const root = await navigator.storage.getDirectory();
    addEventListener('pagehide', ({ persisted }) => {
      if (!persisted) names.forEach((name) => void removeFrom(root)(name));
    });
  } catch {
    // There is no disk.
  }
  await removeLeft();
}
