/** Where a large encrypted file is kept while it is made, and that nothing of it is left where that fails. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { store } from '../../utils/encrypt/store.ts';

const MB = 1024 * 1024;
const files = new Map<string, Uint8Array[]>();
let room = Infinity;
const root = {
  getFileHandle: (name: string) => {
    const parts: Uint8Array[] = [];
    files.set(name, parts);
    const write = (octets: Uint8Array) => {
      if ((room -= octets.length) < 0) throw new DOMException('no room', 'QuotaExceededError');
      parts.push(octets.slice());
      return octets.length;
    };
    const access = { write, flush: () => undefined, close: () => undefined };
    return Promise.resolve({
      createSyncAccessHandle: () => Promise.resolve(access),
      getFile: () => Promise.resolve(new File(parts as BlobPart[], name)),
    });
  },
  removeEntry: (name: string) => Promise.resolve(files.delete(name)),
};
const withDisk = (getDirectory: () => unknown = () => Promise.resolve(root)) => {
  vi.stubGlobal('navigator', { storage: { getDirectory } });
};
afterEach(() => {
  vi.unstubAllGlobals();
  files.clear();
  room = Infinity;
});

const streamOf = (parts: number) => {
  let nth = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (nth === parts) controller.close();
      else controller.enqueue(new Uint8Array(MB).fill((nth += 1)));
    },
  });
};
const firsts = async (blob: Blob) => {
  const octets = new Uint8Array(await blob.arrayBuffer());
  return Array.from({ length: blob.size / MB }, (_, at) => octets[at * MB]);
};
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('what was encrypted', () => {
  it.each([
    [0, 0],
    [32, 0],
    [33, 1],
    [70, 1],
  ])('of %d MiB, whole and in its order; files on disk: %d', async (size, count) => {
    withDisk();
    expect(await firsts(await store(streamOf(size), 'a'))).toEqual(upTo(size));
    expect(files.size).toBe(count);
  });

  it.each([
    ['none is given', () => Promise.reject(new DOMException('no', 'SecurityError'))],
    ['it cannot be written in a thread', () => Promise.resolve({ getFileHandle: () => Promise.resolve({}) })],
  ])('stays in memory where %s', async (_what, getDirectory) => {
    withDisk(getDirectory);
    expect(await firsts(await store(streamOf(40), 'a'))).toEqual(upTo(40));
  });

  it('leaves nothing where the disk is full', async () => {
    withDisk();
    room = 36 * MB;
    await expect(store(streamOf(40), 'a')).rejects.toThrow('no room');
    expect(files.size).toBe(0);
  });

  it('leaves nothing where what is encrypted cannot be read to its end', async () => {
    withDisk();
    let nth = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if ((nth += 1) > 35) controller.error(new Error('gone'));
        else controller.enqueue(new Uint8Array(MB));
      },
    });
    await expect(store(broken, 'a')).rejects.toThrow('gone');
    expect(files.size).toBe(0);
  });
});
