import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { age, hasAge } from './age.ts';
import { archiveName, Unreadable, type Named } from '../../utils/encrypt/archive.ts';
import { NoKey, seal } from '../../utils/encrypt/seal.ts';

const PHRASE = 'abacus-abdomen-abdominal-abide-abiding-ability';
const to = { passphrase: PHRASE };
const named = (path: string, content: string | Uint8Array<ArrayBuffer>): Named => ({
  path,
  file: new File([content], path.slice(path.lastIndexOf('/') + 1), { lastModified: Date.UTC(2026, 10, 29) }),
});
const quiet = () => undefined;

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-age-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const at = (name: string) => join(folder, name);
async function put(name: string, blob: Blob): Promise<string> {
  writeFileSync(at(name), new Uint8Array(await blob.arrayBuffer()));
  return at(name);
}

describe('encrypting files', () => {
  it.runIf(hasAge).each([
    ['one', [named('ü/report.txt', 'figures')], 'report.txt.age'],
    ['an empty one', [named('empty', '')], 'empty.age'],
    ['one of several chunks', [named('big.bin', new Uint8Array(200_000).fill(7))], 'big.bin.age'],
  ])('%s: as it is, under its name, and Debian’s age reads it', async (_what, files, name) => {
    let count = 0;
    const sealed = await seal(files, to, (octets) => (count += octets));
    expect([sealed.name, count]).toEqual([name, files[0]?.file.size]);
    // age writes no output file for an empty one.
    rmSync(at('plain'), { force: true });
    age(PHRASE, 1, '-d', '-o', at('plain'), await put('x.age', sealed.blob));
    const plain = existsSync(at('plain')) ? readFileSync(at('plain')) : new Uint8Array();
    expect(new Uint8Array(plain)).toEqual(
      new Uint8Array(await new Response(files[0]?.file.stream()).arrayBuffer()),
    );
  });

  it('several: one archive that Python unpacks, each under its path, none twice', async () => {
    const files = [
      named('tax/Jänner.txt', 'one'),
      named('tax/a/b.txt', 'two'),
      named('tax/a/b.txt', 'three'),
    ];
    const sealed = await seal(files, to, quiet);
    expect(sealed.name).toBe('tax.zip.age');
    const opened = await open(new File([sealed.blob], sealed.name), PHRASE);
    const path = await put('tax.zip', 'blob' in opened ? opened.blob : new Blob());
    const list = `import zipfile, sys, json; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps([[n, z.read(n).decode()] for n in z.namelist()]))`;
    expect(JSON.parse(execFileSync('python3', ['-c', list, path]).toString())).toEqual([
      ['tax/Jänner.txt', 'one'],
      ['tax/a/b.txt', 'two'],
      ['tax/a/b (2).txt', 'three'],
    ]);
  });

  it.runIf(hasAge)('opens what Debian’s age has encrypted, with a passphrase and with a key', async () => {
    writeFileSync(at('plain.txt'), 'from age');
    age(PHRASE, 2, '-p', '-a', '-o', at('p.age'), at('plain.txt'));
    const key = execFileSync('age-keygen', { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
    const recipient = /age1\w+/.exec(key)?.[0] ?? '';
    execFileSync('age', ['-r', recipient, '-o', at('k.age'), at('plain.txt')]);
    for (const [name, typed] of [
      ['p.age', PHRASE],
      ['k.age', /AGE-SECRET-KEY-1\w+/.exec(key)?.[0] ?? ''],
    ] as const) {
      const opened = await open(new File([readFileSync(at(name))], 'plain.txt.age'), typed);
      expect('blob' in opened && (await opened.blob.text()), name).toBe('from age');
    }
    writeFileSync(at('key'), key);
    const sealed = await seal([named('a.txt', 'to a key')], { recipients: [recipient] }, quiet);
    const plain = execFileSync('age', ['-d', '-i', at('key'), await put('r.age', sealed.blob)]);
    expect(plain.toString()).toBe('to a key');
  });

  it.each([
    ['shorter', () => new File(['figu'], 'x').stream()],
    ['longer', () => new File(['figures and more'], 'x').stream()],
    [
      'gone',
      () =>
        new ReadableStream({
          pull: (c) => {
            c.error(new DOMException('gone', 'NotFoundError'));
          },
        }),
    ],
  ])('of a file that is %s than it was when it was chosen nothing comes out', async (_what, stream) => {
    const file = Object.assign(new File(['figures'], 'x'), { stream });
    const failed = await seal([named('a', 'a'), { file, path: 'b/x' }], to, quiet).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(Unreadable);
    expect(failed).toHaveProperty('path', 'b/x');
    expect(await seal([{ file, path: 'b/x' }], to, quiet).catch((error: unknown) => error)).toBeInstanceOf(
      Unreadable,
    );
  });

  it.each([
    [['a/b.txt'], 'b.txt'],
    [['a/b.txt', 'a/c/d'], 'a.zip'],
    [['a/b.txt', 'ab'], 'files.zip'],
    [['a', 'b'], 'files.zip'],
  ])('%j is called %s', (paths, name) => {
    expect(archiveName(paths)).toBe(name);
  });

  it.each(['', 'age1x', 'ssh-ed25519 AAAA', 'AGE-SECRET-KEY-1X', 'bob@example.org'])(
    '%j is no key to encrypt to',
    async (text) => {
      const failed = await seal([named('a', 'a')], { recipients: [text] }, quiet).catch(
        (error: unknown) => error,
      );
      expect(failed).toBeInstanceOf(NoKey);
      expect(failed).toHaveProperty('text', text);
    },
  );
});
