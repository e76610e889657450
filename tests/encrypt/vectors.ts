/** The published test vectors of the age format (C2SP/CCTV, age), parsed as data. */
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';

/** Parses a test vector: lines of `name: value`, an empty line, then the file (C2SP/CCTV, age). */
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
    armored: valueOf('armored')[0] === 'yes',
    file: new File(
      [valueOf('compressed')[0] === 'zlib' ? inflateSync(body) : Uint8Array.from(body)],
      'x.age',
    ),
  };
}

export const CASES = Object.entries(vectors as unknown as Readonly<Record<string, Uint8Array>>).map(
  ([name, octets]) => ({ name, ...parse(octets) }),
);
/** The reasons we may report for each kind of failure in the vectors. */
export const FAILURES: Readonly<Record<string, readonly string[]>> = {
  'no match': ['wrong'],
  'HMAC failure': ['altered'],
  'header failure': ['altered', 'no-age-file', 'too-costly'],
  'armor failure': ['altered', 'no-age-file'],
  'payload failure': ['altered'],
};
