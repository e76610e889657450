/** Reads all files in what a person drops, including those in folders (File and Directory Entries API). */
import type { Named } from './archive.ts';

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((done, fail) => {
    entry.file(done, fail);
  });

async function inFolder(folder: FileSystemDirectoryEntry): Promise<readonly Named[]> {
  const reader = folder.createReader();
  const found: Named[] = [];
  for (;;) {
    // A folder's entries are delivered in parts (section 7.3: "readEntries"), the last of them empty.
    const part = await new Promise<readonly FileSystemEntry[]>((done, fail) => {
      reader.readEntries(done, fail);
    });
    if (part.length === 0) return found;
    for (const entry of part) found.push(...(await inEntry(entry)));
  }
}

async function inEntry(entry: FileSystemEntry): Promise<readonly Named[]> {
  if (entry.isDirectory) return inFolder(entry as FileSystemDirectoryEntry);
  return [{ file: await fileOf(entry as FileSystemFileEntry), path: entry.fullPath.replace(/^\//, '') }];
}

/**
 * Returns all dropped files with their paths. Rejects where one of them cannot be read: nothing may be left out
 * unnoticed. Must be called while the drop event is handled.
 */
export async function dropped(items: DataTransferItemList): Promise<readonly Named[]> {
  const entries = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const all = entries.map((one): Promise<readonly Named[]> => {
    if (!one) return Promise.resolve([]);
    return one instanceof File ? Promise.resolve([{ file: one, path: one.name }]) : inEntry(one);
  });
  return (await Promise.all(all)).flat();
}
