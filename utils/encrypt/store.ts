/**
 * Stores encrypted octets as one file: in memory while they are few, then in a file that is shown to no page or program
 * (File System Standard, "origin private file system"), since browsers keep large blobs in memory. Never for plain
 * text.
 */
import { gather } from './gather.ts';

/** Anything larger goes to disk (octets). */
const MAX_IN_MEMORY = 32 * 1024 * 1024;

/** The handle that exists only in worker threads (lib.webworker.d.ts). */
interface SyncAccess {
  readonly write: (octets: Uint8Array) => number;
  readonly flush: () => void;
  readonly close: () => void;
}

/** Opens a file of this name for writing; null where the browser provides none (a private window, an older browser). */
async function openFile(name: string): Promise<{ handle: FileSystemFileHandle; access: SyncAccess } | null> {
  try {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle(name, { create: true });
    const { createSyncAccessHandle: open } = handle as { createSyncAccessHandle?: () => Promise<SyncAccess> };
    const access = await open?.call(handle);
    return access ? { handle, access } : null;
  } catch {
    return null;
  }
}

/**
 * Frees the memory of what was written at once, instead of leaving it to garbage collection. Memory shared with
 * something that may still be needed is kept. Browsers before 2024 cannot do this.
 */
function free({ buffer, byteLength }: Uint8Array): void {
  if (byteLength === buffer.byteLength) (buffer as { transfer?: (length: number) => unknown }).transfer?.(0);
}

/** Returns what was already read, followed by the rest. */
const joined = (head: Uint8Array[], rest: ReadableStreamDefaultReader<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = head.shift() ?? (await rest.read()).value;
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });

/**
 * Returns the whole stream as a file; `name` is that of the file on disk, where one is needed. Rejects with the
 * stream's own error, or where the disk is full; nothing is left on disk then.
 */
export async function store(stream: ReadableStream<Uint8Array>, name: string): Promise<Blob> {
  const reader = stream.getReader();
  const head: Uint8Array[] = [];
  for (let size = 0; size <= MAX_IN_MEMORY;) {
    const { done, value } = await reader.read();
    if (done) return gather(joined(head, reader));
    head.push(value);
    size += value.length;
  }
  const file = await openFile(name);
  const octets = joined(head, reader);
  if (!file) return gather(octets);
  const { handle, access } = file;
  const all = octets.getReader();
  try {
    for (;;) {
      const { done, value } = await all.read();
      if (done) break;
      if (access.write(value) < value.length) throw new Error('the disk is full');
      free(value);
    }
    access.flush();
    access.close();
  } catch (error) {
    access.close();
    await navigator.storage.getDirectory().then((root) => root.removeEntry(name));
    throw error;
  }
  return handle.getFile();
}
