import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { asPage, HOLES } from '../../utils/encrypt/as-page.ts';
import { seal } from '../../utils/encrypt/seal.ts';
import { CASES, FAILURES } from './vectors.ts';

/** A person types one passphrase or key: of a vector with several, each in its turn; of one with none, any. */
const TYPED = CASES.flatMap((one) =>
  (one.keys.length > 0 ? one.keys : ['any']).map((typed) => ({ ...one, typed })),
);

describe('the published vectors of the age format', () => {
  it('are all there, each with what a person would type', () => {
    expect(CASES.length).toBe(143);
    expect(TYPED.length).toBeGreaterThan(CASES.length);
  });

  it.each(TYPED)('$name: $expected', async ({ expected, payload, keys, typed, file }) => {
    const opened = await open(file, typed);
    if (expected === 'success') {
      const blob = 'blob' in opened ? opened.blob : null;
      const hash = createHash('sha256')
        .update(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer()))
        .digest('hex');
      expect(opened).toHaveProperty('blob');
      expect(hash).toBe(payload);
      return;
    }
    // A single key need not find what is wrong with the lines for the others.
    const allowed = [...(FAILURES[expected ?? ''] ?? []), ...(keys.length > 1 ? ['wrong'] : [])];
    expect(allowed).toContain('closed' in opened ? opened.closed : 'opened');
  });
});

describe('opening', () => {
  const PHRASE = 'abacus-abdomen-abdominal-abide-abiding-ability';
  const sealed = async (text: string) => {
    const { blob, name } = await seal(
      [{ file: new File([text], 'a.txt'), path: 'a.txt' }],
      { passphrase: PHRASE },
      () => undefined,
    );
    return { octets: new Uint8Array(await blob.arrayBuffer()), name };
  };

  it('takes the passphrase as a person types it, and gives the file its name back', async () => {
    const { octets, name } = await sealed('hello');
    const opened = await open(new File([octets], name), ' Abacus abdomen abdominal abide abiding ability ');
    expect('blob' in opened && [opened.name, await opened.blob.text()]).toEqual(['a.txt', 'hello']);
  });

  it('of a file that was cut or altered anywhere gives nothing', { timeout: 30_000 }, async () => {
    const { octets } = await sealed('x'.repeat(150_000));
    const CHUNK = 65_536 + 16;
    const start = octets.length - (150_000 + 3 * 16);
    const borders = [start, start + CHUNK, start + 2 * CHUNK];
    const cuts = [...borders, ...borders.map((at) => at + 1), start - 1, octets.length - 1].map((at) =>
      octets.slice(0, at),
    );
    const bits = [...borders, start + CHUNK + 5, octets.length - 1].map((at) =>
      octets.map((one, i) => (i === at ? one ^ 1 : one)),
    );
    // Anything behind it: one octet, a chunk of its own once more, the whole file once more.
    const more = [[0], octets.slice(start, start + CHUNK), octets].map(
      (rest) => new Uint8Array([...octets, ...rest]),
    );
    for (const one of [...cuts, ...bits, ...more])
      expect(await open(new File([one], 'a.txt.age'), PHRASE)).toEqual({ closed: 'altered' });
  });

  it('accuses no file where the device fails', async () => {
    const { octets, name } = await sealed('x'.repeat(1_500_000));
    const failing = (error: Error) => {
      const file = new File([octets], name);
      // The first piece can be read, the second one cannot.
      const slice = (from: number, to: number) =>
        from === 0 ? new Blob([octets]).slice(0, to) : { arrayBuffer: () => Promise.reject(error) };
      return Object.assign(file, { slice });
    };
    const memory = new RangeError('Array buffer allocation failed');
    await expect(open(failing(memory), PHRASE)).rejects.toThrow(memory);
    const gone = new DOMException('moved', 'NotReadableError');
    expect(await open(failing(gone), PHRASE)).toEqual({ closed: 'unreadable' });
  });

  it('takes the file out of a page that opens itself, whatever the page was saved as', async () => {
    const { octets, name } = await sealed('hello');
    const template = `<!doctype html><script type="application/json" id="about">${HOLES.about}</script><script>${HOLES.sealed}</script>`;
    const held = { name, blob: new Blob([octets]) };
    const text = await (await asPage(template, held)).blob.text();
    const opened = await open(new File([text], 'page (1).html'), PHRASE);
    expect('blob' in opened && [opened.name, await opened.blob.text()]).toEqual(['a.txt', 'hello']);
    const beside = (await asPage(template, held, 1)).blob;
    const cases: [BlobPart, string][] = [
      [text.slice(0, -20), 'altered'],
      [text.replace('-----END', '----END'), 'altered'],
      [text.replace(/(?<=FILE-----\n.{30})./, (one) => (one === 'A' ? 'B' : 'A')), 'altered'],
      [text.replace(/id="about">[^<]*/, 'id="about">null'), 'no-age-file'],
      [text.replace(/id="about">[^<]*/, 'id="about">{'), 'no-age-file'],
      ['<!doctype html><p>hello', 'no-age-file'],
      [beside, 'beside'],
    ];
    for (const [page, why] of cases)
      expect(await open(new File([page], 'a.html'), PHRASE)).toEqual({ closed: why });
  });

  it.each(['', 'PK\u0003\u0004', 'age', 'hello '.repeat(100)])('%j is no such file', async (text) => {
    expect(await open(new File([text], 'a'), 'x')).toEqual({ closed: 'no-age-file' });
  });

  it('without a passphrase, with a wrong one or a broken key, gives nothing', async () => {
    const { octets, name } = await sealed('hello');
    for (const typed of ['', 'abacus', 'AGE-SECRET-KEY-1BROKEN'])
      expect(await open(new File([octets], name), typed)).toEqual({ closed: 'wrong' });
  });
});
