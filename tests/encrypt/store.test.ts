/** Where a large encrypted file is kept while it is made, and that nothing of it is left behind if that fails. */
import { decrypt, generateKey, readMessage } from 'openpgp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { inPieces } from '../../utils/encrypt/pieces.ts';
import { seal } from '../../utils/encrypt/seal.ts';
import { store } from '../../utils/encrypt/store.ts';
import { removeStored } from '../../utils/encrypt/stored.ts';
import { encryptOctets } from '../../utils/lookups/libraries/keys/encrypt.ts';

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

  it.each([
    ['is held by a thread that is just ending', 2, 'NoModificationAllowedError', 3],
    ['does not exist', 1, 'NotFoundError', 1],
  ])('is removed, even where it %s', async (_what, fails, name, tries) => {
    let asked = 0;
    const removeEntry = () =>
      (asked += 1) <= fails ? Promise.reject(new DOMException('no', name)) : Promise.resolve();
    withDisk(() => Promise.resolve({ removeEntry }));
    await removeStored('a');
    expect(asked).toBe(tries);
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

  // Each written piece is freed at once, so nothing may read it again.
  const plain = new Uint8Array(40 * MB + 1).map((_, at) => (at * 7919) % 251);
  const stream = () => inPieces(new Blob([plain]));
  const isPlain = (octets: Uint8Array) => Buffer.from(octets).equals(Buffer.from(plain));

  it('opens as age, when it was large', { timeout: 60_000 }, async () => {
    withDisk();
    const file = { size: plain.length, lastModified: 0, stream };
    const { name, blob } = await seal([{ file, path: 'a' }], { passphrase: 'abacus' }, () => undefined, 'a');
    expect(files.size).toBe(1);
    const opened = await open(new File([blob], name), 'abacus');
    expect('blob' in opened && isPlain(new Uint8Array(await opened.blob.arrayBuffer()))).toBe(true);
  });

  it('opens as OpenPGP, when it was large', { timeout: 60_000 }, async () => {
    withDisk();
    const address = 'ann@own-mail.org';
    const { privateKey, publicKey } = await generateKey({
      type: 'ecc',
      userIDs: [{ email: address }],
      format: 'object',
    });
    const found = { address, fingerprint: publicKey.getFingerprint(), armored: publicKey.armor() };
    const now = Date.now() + 1000;
    const sealed = await encryptOctets(
      stream(),
      'a',
      { keys: [{ ...found, fingerprint: found.fingerprint.toUpperCase() }], isHidden: false },
      now,
    );
    if ('unusable' in sealed) throw new Error('no key');
    const blob = await store(sealed, 'a');
    expect(files.size).toBe(1);
    const message = await readMessage({ binaryMessage: new Uint8Array(await blob.arrayBuffer()) });
    const date = new Date(now);
    const opened = await decrypt({ message, decryptionKeys: privateKey, format: 'binary', date });
    expect(isPlain((opened as { readonly data: unknown }).data as Uint8Array)).toBe(true);
  });
});
