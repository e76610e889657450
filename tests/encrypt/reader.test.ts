/** The page that decrypts itself: its template, what it reads, and what it refuses. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerPage } from '../../utils/build/reader.ts';
import { asPage, HOLES } from '../../utils/encrypt/as-page.ts';
import { fromArmor, fromExactBase64, toArmor } from '../../utils/encrypt/reader/armor.ts';
import { decrypt } from '../../utils/encrypt/reader/decrypt.ts';
import { age, hasAge } from './age.ts';
import { CASES, FAILURES } from './vectors.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PHRASE = 'abacus-abdomen-abdominal-abide-abiding-ability';
const folder = mkdtempSync(join(tmpdir(), 'sealcheck-reader-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const PIECE = 65_536 + 16;
const hashOf = (octets: string | Uint8Array) => createHash('sha256').update(octets).digest('hex');

async function sealed(plain: Uint8Array, work = 1): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PHRASE);
  encrypter.setScryptWorkFactor(work);
  return Uint8Array.from(await encrypter.encrypt(plain));
}
const reading = (octets: Uint8Array<ArrayBuffer>, phrases: readonly string[] = [PHRASE]) =>
  decrypt(new Blob([octets]).stream(), phrases);
const textOf = async (opened: Blob | string) => (typeof opened === 'string' ? opened : opened.text());

describe('the reader’s own decryption', () => {
  // The page reads only armor that it holds itself, and no file for a key.
  const binary = CASES.filter(({ armored }) => !armored);
  const isForKey = ({ keys }: (typeof CASES)[number]) => keys.some((key) => key.startsWith('AGE-'));
  const cases = binary.filter((one) => !isForKey(one));

  it('has vectors to read', () => {
    expect([cases.length, binary.length - cases.length]).toEqual([25, 85]);
  });

  it.each(binary.filter(isForKey))('$name: opens no file for a key', async ({ keys, file }) => {
    expect(await decrypt(file.stream(), keys)).toMatch(/^(no-age-file|altered)$/);
  });

  it.each(cases)('$name: $expected', async ({ expected, payload, keys, file }) => {
    const opened = await decrypt(file.stream(), keys);
    if (expected === 'success') {
      expect(opened).toBeInstanceOf(Blob);
      expect(hashOf(new Uint8Array(await (opened as Blob).arrayBuffer()))).toBe(payload);
    } else expect([...(FAILURES[expected ?? ''] ?? []), 'no-age-file']).toContain(opened);
  });

  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('gives %d octets back', async (size) => {
    const plain = Uint8Array.from({ length: size }, (_, at) => at % 251);
    const opened = await reading(await sealed(plain), ['another', PHRASE]);
    expect(new Uint8Array(await (opened as Blob).arrayBuffer())).toEqual(plain);
  });

  it('of a file that was cut, lengthened or altered in one bit anywhere gives nothing', async () => {
    const octets = await sealed(new Uint8Array(200_000));
    const start = octets.length - (200_000 + 4 * 16);
    const borders = [0, 1, 2, 3].map((nth) => start + nth * PIECE);
    const cuts = [...borders, ...borders.map((at) => at + 1), start - 1, octets.length - 1, 60, 21];
    for (const at of cuts) expect(typeof (await reading(octets.slice(0, at))), String(at)).toBe('string');
    const bits = [
      ...Array(start).keys(),
      ...borders,
      ...borders.map((at) => at + PIECE - 1),
      octets.length - 1,
    ];
    for (const at of bits.filter((one) => one < octets.length)) {
      const altered = octets.map((one, i) => (i === at ? one ^ 1 : one));
      expect(typeof (await reading(altered)), String(at)).toBe('string');
    }
    for (const rest of [[0], octets.slice(start, start + PIECE), octets])
      expect(await reading(new Uint8Array([...octets, ...rest]))).toBe('altered');
    // Swapped pieces: the second one stands in the place of the first.
    const moved = octets.slice();
    moved.copyWithin(start, start + PIECE, start + 2 * PIECE);
    expect(await reading(moved)).toBe('altered');
  });

  it('says what is wrong', async () => {
    const octets = await sealed(new Uint8Array(9));
    expect(await reading(octets, ['wrong', ''])).toBe('wrong');
    expect(await reading(new Uint8Array(9))).toBe('no-age-file');
    const costly = new TextDecoder('latin1').decode(octets).replace(/ 1\n/, ' 22\n');
    expect(await reading(Uint8Array.from(costly, (one) => one.charCodeAt(0)))).toBe('too-costly');
  });

  it('blames no file for a device that fails', async () => {
    const gone = new DOMException('moved', 'NotReadableError');
    const failing = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(gone);
      },
    });
    await expect(decrypt(failing, [PHRASE])).rejects.toBe(gone);
  });
});

describe('armor', () => {
  it.each([0, 1, 47, 48, 49, 48 * 8192, 48 * 8192 + 1])(
    'gives %d octets back, in lines of 64',
    async (size) => {
      const octets = Uint8Array.from({ length: size }, (_, at) => (at * 7) % 256);
      const text = await (await toArmor(new Blob([octets]))).text();
      expect(text.split('\n').every((line) => line.length <= 64)).toBe(true);
      for (const one of [text, `<p>${text.replaceAll('\n', '\r\n')}</p>`])
        expect(new Uint8Array((await fromArmor(one)?.arrayBuffer()) ?? [0])).toEqual(octets);
      expect(fromArmor(text.slice(0, -1))).toBeNull();
      expect(fromArmor(text.slice(5))).toBeNull();
    },
  );

  it('takes a header’s base64 only as the format writes it', () => {
    expect(fromExactBase64('AA')).toEqual(new Uint8Array(1));
    for (const text of ['AB', 'AA==', ' AA', 'A', 'é']) expect(fromExactBase64(text)).toBeNull();
  });
});

describe('the page', () => {
  let template = '';
  beforeAll(async () => {
    template = await readerPage();
  }, 30_000);

  it('has the hash that is published for this version (docs/encrypt.md)', () => {
    const published = readFileSync(join(ROOT, 'docs', 'encrypt.md'), 'utf8');
    expect(published, 'the page has changed: look at it, then publish its hash').toContain(hashOf(template));
  });

  it('lets nothing run but its own script, and reaches nothing', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(template)?.[1] ?? '';
    const script = /<script>([^]*?)<\/script>/.exec(template)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy).toContain(`default-src 'none'; script-src 'sha256-${hash}';`);
    expect(template.indexOf(policy)).toBeLessThan(template.indexOf('<script'));
    expect(template).not.toMatch(/\b(src|href|action)="/);
    expect(script).not.toMatch(/fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|eval\(|innerHTML/);
  });

  it('carries all of its words, in each language', () => {
    const texts = JSON.parse(/id="texts">([^]*?)<\/script>/.exec(template)?.[1] ?? '') as Record<
      string,
      Record<string, string>
    >;
    expect(Object.keys(texts)).toContain('en');
    const code = ['page.ts', 'page.html'].map((file) =>
      readFileSync(join(ROOT, 'utils', 'encrypt', 'reader', file), 'utf8'),
    );
    const used = code.join('').matchAll(/'(reader_\w+|closed_[a-z]+)'|data-text="(\w+)"/g);
    const keys = [...used].map(([, key, short]) => key ?? `reader_${short ?? ''}`);
    expect(keys.length).toBeGreaterThan(10);
    for (const [language, own] of Object.entries(texts))
      for (const key of keys) expect(own[key], `${language} ${key}`).toMatch(/./);
  });

  it('says in each language, in its own direction, what to do where no script may run', () => {
    const still = /<div id="still">([^]*?)<\/div>/.exec(template)?.[1] ?? '';
    const said = [...still.matchAll(/<p lang="([^"]+)" dir="(ltr|rtl)">([^<]+)<\/p>/g)];
    expect(said.map(([all]) => all).join('')).toBe(still);
    expect(said.length).toBe(readdirSync(join(ROOT, 'public', '_locales')).length);
    expect(said.filter(([, , dir]) => dir === 'rtl').map(([, language]) => language)).toEqual(['ar']);
  });

  it('holds the file as armor that the reader opens, whatever its name is', async () => {
    const octets = await sealed(new TextEncoder().encode('the canary'), 15);
    const name = '</script><!--{{sealed}}$&.txt.age';
    const page = await asPage(template, { name, blob: new Blob([octets]) });
    expect(page.name).toBe(`${name}.html`);
    const text = await page.blob.text();
    expect(text).not.toContain('the canary');
    const about = /id="about">([^]*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(about)).toEqual({ name, isBeside: false });
    const held = fromArmor(text) ?? new Blob();
    expect(new Uint8Array(await held.arrayBuffer())).toEqual(octets);
    expect(await textOf(await decrypt(held.stream(), [PHRASE]))).toBe('the canary');
    expect(
      text.match(/-----BEGIN AGE ENCRYPTED FILE-----[^]*-----END AGE ENCRYPTED FILE-----/g),
    ).toHaveLength(1);
  });

  it.runIf(hasAge)('holds what Debian’s age opens as it stands there', async () => {
    const octets = await sealed(new Uint8Array(100_000).fill(7), 10);
    const page = await asPage(template, { name: 'a.age', blob: new Blob([octets]) });
    const armored = /-----BEGIN AGE[^]*-----END AGE ENCRYPTED FILE-----/.exec(await page.blob.text())?.[0];
    writeFileSync(join(folder, 'a.asc'), `${armored ?? ''}\n`);
    age(PHRASE, 1, '-d', '-o', join(folder, 'plain'), join(folder, 'a.asc'));
    expect(new Uint8Array(readFileSync(join(folder, 'plain')))).toEqual(new Uint8Array(100_000).fill(7));
  });

  it('points to a file that is too large for it', async () => {
    const page = await asPage(template, { name: 'a.age', blob: new Blob([new Uint8Array(9)]) }, 8);
    const text = await page.blob.text();
    expect(text).toContain('{"name":"a.age","isBeside":true}');
    expect(fromArmor(text)).toBeNull();
  });

  it.each(['', HOLES.about, `${HOLES.sealed}${HOLES.about}`, `${HOLES.about}${HOLES.about}${HOLES.sealed}`])(
    '%j is no template',
    async (text) => {
      await expect(asPage(text, { name: 'a', blob: new Blob() })).rejects.toThrow('no template');
    },
  );
});
