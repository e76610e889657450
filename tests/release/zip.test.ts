/** Archives: the same octets everywhere, and readable by other people's tools. */
import { afterEach, describe, expect, it } from 'vitest';
import { zip, type Entry } from '../../utils/release/zip.ts';
import { readZip } from './readers.ts';

const FILES: [string, Entry][] = [
  ['b/ü.txt', { bytes: Buffer.from('two') }],
  ['a.sh', { bytes: Buffer.from('#!/bin/sh\n'), isExecutable: true }],
  ['b/A.bin', { bytes: Buffer.alloc(100_000, 7) }],
  ['empty', { bytes: Buffer.alloc(0) }],
];
const { TZ } = process.env;
afterEach(() => {
  process.env.TZ = TZ;
});

describe('an archive', () => {
  it('holds every file, in one order, at one time, with the rights that matter', async () => {
    expect(readZip(await zip(new Map(FILES)))).toEqual(
      [1, 2, 3, 0]
        .map((at) => FILES[at] as [string, Entry])
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([path, { bytes, isExecutable }]) => ({
          path,
          time: [1980, 1, 1, 0, 0, 0],
          mode: isExecutable ? '0o100755' : '0o100644',
          bytes,
        })),
    );
  }, 30_000);

  it('is the same whatever the order of the files, the time zone and the hour', async () => {
    const archives = new Set<string>();
    for (const [at, zone] of ['Asia/Tokyo', 'America/Los_Angeles', 'UTC'].entries()) {
      process.env.TZ = zone;
      const archive = await zip(new Map([...FILES.slice(at), ...FILES.slice(0, at)]));
      archives.add(Buffer.from(archive).toString('hex'));
    }
    expect(archives.size).toBe(1);
  });
});
