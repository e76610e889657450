/** Which files count as encrypted: judged by their content, whatever their name; if in doubt, a file does not count. */
import { createHash } from 'node:crypto';
import { generateKey } from 'openpgp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readerPage } from '../../utils/build/reader.ts';
import { asPage } from '../../utils/encrypt/as-page.ts';
import { toArmor } from '../../utils/encrypt/reader/armor.ts';
import { seal } from '../../utils/encrypt/seal.ts';
import { detectSealed, SEALED, type Sealing } from '../../utils/inline/known-sealed.ts';
import { isSealedFile } from '../../utils/inline/sealed-file.ts';
import { encryptOctets, encryptText } from '../../utils/lookups/libraries/keys/encrypt.ts';
import { inspectKeys } from '../../utils/lookups/libraries/keys/inspect.ts';

const NOW = Date.now() + 1000;
const PHRASE = 'abacus-abdomen';
/** Reads a blob as a data URL, as the browser's FileReader does. */
class Reader {
  result = '';
  onload: (() => void) | null = null;
  readAsDataURL(blob: Blob): void {
    void blob.arrayBuffer().then((octets) => {
      this.result = `data:;base64,${Buffer.from(octets).toString('base64')}`;
      this.onload?.();
    });
  }
}
vi.stubGlobal('FileReader', Reader);

const blobOf = (octets: Uint8Array | string) =>
  new File([typeof octets === 'string' ? octets : Uint8Array.from(octets)], 'plain.txt');
const octetsOf = async (blob: Blob | ReadableStream) =>
  new Uint8Array(await new Response(blob).arrayBuffer());
const plain = (size: number) => new Uint8Array(size).fill(97);

const made = new Map<string, Uint8Array>();
let template = '';
let hash = '';
const age = async (size: number) => {
  const file = new File([plain(size)], 'a.txt');
  return seal([{ file, path: 'a.txt' }], { passphrase: PHRASE }, () => undefined);
};

beforeAll(async () => {
  template = await readerPage();
  hash = createHash('sha256').update(template).digest('hex');
  for (const size of [0, 1, 65_536, 65_537, 200_000])
    made.set(`age, ${String(size)} octets`, await octetsOf((await age(size)).blob));
  const sealed = await age(70_000);
  made.set('age in armor', await octetsOf(await toArmor(sealed.blob)));
  made.set('a page of ours', await octetsOf((await asPage(template, sealed)).blob));
  const { publicKey } = await generateKey({
    type: 'ecc',
    userIDs: [{ email: 'ann@a.org' }],
    format: 'object',
    date: new Date(NOW - 10_000),
  });
  const worth = await inspectKeys(publicKey.write(), 'ann@a.org', NOW);
  if (!worth.usable || worth.armored === null) throw new Error('no key');
  const to = {
    keys: [{ address: 'ann@a.org', fingerprint: worth.fingerprint, armored: worth.armored }],
    isHidden: false,
  };
  for (const size of [0, 300_001]) {
    const stream = await encryptOctets(new Blob([plain(size)]).stream(), 'a.txt', to, NOW);
    if (!(stream instanceof ReadableStream)) throw new Error('no stream');
    made.set(`OpenPGP, ${String(size)} octets`, await octetsOf(stream));
  }
  const text = await encryptText('a text', to, NOW);
  if ('unusable' in text) throw new Error('no text');
  made.set('OpenPGP in armor', new TextEncoder().encode(text.armored));
}, 60_000);

const isSealed = (octets: Uint8Array | string) => isSealedFile(blobOf(octets), hash);

describe('a file counts as encrypted', () => {
  it('whatever it is called, where it is one that was encrypted', async () => {
    expect(made.size).toBe(10);
    for (const [what, octets] of made) expect(await isSealed(octets), what).toBe(true);
  });

  it('not where anything stands behind its end, or it was cut', async () => {
    for (const [what, octets] of made) {
      // Without the key, anything appended to an age file looks like more of its last piece.
      if (what.startsWith('age, ')) continue;
      expect(await isSealed(Uint8Array.from([...octets, ...plain(40)])), `${what}, more`).toBe(false);
      expect(await isSealed(octets.slice(0, -9)), `${what}, less`).toBe(false);
    }
  });

  it('not by its name, its first octets or its head alone', async () => {
    const [file] = [made.get('age, 200000 octets') ?? new Uint8Array()];
    const text = new TextDecoder('latin1').decode(file);
    const head = text.slice(0, text.indexOf('\n', text.indexOf('\n--- ') + 1) + 1);
    for (const [what, octets] of [
      ['its name', 'a secret'],
      ['the first line', 'age-encryption.org/v1\na secret'],
      ['a head', head],
      ['a head and words', `${head}${'the figures are as follows: '.repeat(9)}`],
      ['a head and too little', `${head}${'x'.repeat(31)}`],
      ['a piece too small', `${head}${'\x01'.repeat(16 + 65_552 + 9)}`],
      ['a first octet', '\xc1\xa9 a secret'],
      ['nothing', ''],
      ['a zip archive', 'PK\x03\x04 a secret'],
      ['another page', '<!doctype html><p>a secret'],
    ] as const)
      expect(await isSealed(Uint8Array.from(octets, (sign) => sign.charCodeAt(0))), what).toBe(false);
  });

  it('not a page that was changed, that says more than its file’s name, or of which nobody knows the template', async () => {
    const page = new TextDecoder().decode(made.get('a page of ours'));
    expect(await isSealed(page)).toBe(true);
    expect(await isSealed(page.replaceAll('\n', '\r\n')), 'as a mail program may save it').toBe(true);
    for (const [what, other] of [
      ['a comment', page.replace('<body', '<!-- a secret --><body')],
      ['more of the file', page.replace('"isBeside":false', '"isBeside":false,"note":"a secret"')],
      ['a long name', page.replace('"name":"', `"name":"${'a secret '.repeat(40)}`)],
      ['text beside the armor', page.replace('-----BEGIN AGE', 'a secret\n-----BEGIN AGE')],
      ['no file', page.replace(/-----BEGIN AGE[^<]*/, '')],
      ['the file beside it', page.replace('"isBeside":false', '"isBeside":true')],
    ] as const) {
      expect(other, what).not.toBe(page);
      expect(await isSealed(other), what).toBe(false);
    }
    expect(await isSealedFile(blobOf(page), null)).toBe(false);
    expect(await isSealedFile(blobOf(page), hash.replace(/^./, 'x'))).toBe(false);
    expect(await isSealed(template)).toBe(false);
  });
});

it('brings what knows them only for a file that begins like one, and takes none for encrypted that cannot be read', async () => {
  const asked = vi.fn(() => Promise.resolve({ ok: true, value: hash }));
  vi.stubGlobal('chrome', { runtime: { id: 'us', sendMessage: asked } });
  expect(await detectSealed(blobOf('a secret'))).toBe(false);
  expect(asked).not.toHaveBeenCalled();
  const file = blobOf(made.get('OpenPGP, 300001 octets') ?? '');
  expect(await detectSealed(file), 'before it is there').toBe(false);
  (globalThis as Sealing)[SEALED] = isSealedFile;
  expect(await detectSealed(file)).toBe(true);
  for (const octets of made.values()) expect(await detectSealed(blobOf(octets))).toBe(true);
  asked.mockRejectedValue(new Error('gone'));
  expect(await detectSealed(blobOf(made.get('a page of ours') ?? ''))).toBe(false);
});

it.each([
  ['keys without a body', [0xc1, 0x00]],
  ['a body in parts of one octet', [0x61, 0xe0]],
])('gives up early on a large file of nothing but %s', async (_, piece) => {
  const octets = new Uint8Array(8_000_000);
  for (let at = 0; at < octets.length; at += 1) octets[at] = piece[at % 2] ?? 0;
  octets[0] = 0xc1;
  const file = blobOf(octets);
  const read = vi.spyOn(file, 'slice');
  expect(await isSealedFile(file, hash)).toBe(false);
  expect(read.mock.calls.length).toBeLessThan(40);
});
