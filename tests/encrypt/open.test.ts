import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { describe, expect, it } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { seal } from '../../utils/encrypt/seal.ts';

/** A file of the test vectors: lines `name: value`, an empty one, then the file (C2SP/CCTV, age). */
function parse(octets: Uint8Array) {
  const text = Buffer.from(octets);
  const end = text.indexOf('\n\n');
  const lines = text
    .subarray(0, end)
    .toString()
    .split('\n')
    .map((line) => line.split(': ') as [string, string]);
  const valueOf = (name: string) => lines.filter(([key]) => key === name).map(([, value]) => value);
  const body = text.subarray(end + 2);
  return {
    expected: valueOf('expect')[0],
    payload: valueOf('payload')[0],
    keys: [...valueOf('passphrase'), ...valueOf('identity')],
    file: new File(
      [valueOf('compressed')[0] === 'zlib' ? inflateSync(body) : Uint8Array.from(body)],
      'x.age',
    ),
  };
}

const CASES = Object.entries(vectors as unknown as Readonly<Record<string, Uint8Array>>).map(
  ([name, octets]) => ({ name, ...parse(octets) }),
);
const FAILURES: Readonly<Record<string, readonly string[]>> = {
  'no match': ['wrong'],
  'HMAC failure': ['altered'],
  'header failure': ['altered', 'no-age-file', 'too-costly'],
  'armor failure': ['altered', 'no-age-file'],
  'payload failure': ['altered'],
};

describe('the published vectors of the age format', () => {
  it('are all there', () => {
    expect(CASES.length).toBeGreaterThan(100);
  });

  it.each(CASES.filter(({ keys }) => keys.length === 1))(
    '$name: $expected',
    async ({ expected, payload, keys, file }) => {
      const opened = await open(file, keys[0] ?? '');
      if (expected === 'success') {
        const blob = 'blob' in opened ? opened.blob : null;
        const hash = createHash('sha256')
          .update(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer()))
          .digest('hex');
        expect(opened).toHaveProperty('blob');
        expect(hash).toBe(payload);
      } else expect(FAILURES[expected ?? '']).toContain('closed' in opened ? opened.closed : 'opened');
    },
  );
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

  it('of a file that was cut or altered anywhere gives nothing', async () => {
    const { octets } = await sealed('x'.repeat(150_000));
    const CHUNK = 65_536 + 16;
    const start = octets.length - (150_000 + 3 * 16);
    const cuts = [start + CHUNK, start + 2 * CHUNK, octets.length - 1, start + 1].map((at) =>
      octets.slice(0, at),
    );
    const bits = [start, start + CHUNK + 5, octets.length - 1].map((at) =>
      octets.map((one, i) => (i === at ? one ^ 1 : one)),
    );
    const more = new Uint8Array([...octets, 0]);
    for (const one of [...cuts, ...bits, more])
      expect(await open(new File([one], 'a.txt.age'), PHRASE)).toEqual({ closed: 'altered' });
  });

  it('accuses no file where the device fails', async () => {
    const { octets, name } = await sealed('x'.repeat(150_000));
    const failing = (error: unknown) => {
      const pieces = [octets.slice(0, 100_000)];
      const stream = () =>
        new ReadableStream({
          pull(controller) {
            const piece = pieces.shift();
            if (piece) controller.enqueue(piece);
            else controller.error(error);
          },
        });
      return Object.assign(new File([octets], name), { stream });
    };
    const memory = new RangeError('Array buffer allocation failed');
    await expect(open(failing(memory), PHRASE)).rejects.toThrow(memory);
    const gone = new DOMException('moved', 'NotReadableError');
    expect(await open(failing(gone), PHRASE)).toEqual({ closed: 'unreadable' });
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
