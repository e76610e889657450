/**
 * Reads what a release writes, with code that is not ours: Python's zip, property list and ini modules; and a CRX by
 * its definition.
 */
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';

function python(script: string, input: Uint8Array | string): unknown {
  return JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** One file of an archive; `mode` holds its permissions, in octal. */
export interface Unzipped {
  readonly path: string;
  readonly time: readonly number[];
  readonly mode: string;
  readonly bytes: Buffer;
}

/** Reads an archive and verifies the checksum of every file. Throws if one is wrong. */
export function readZip(archive: Uint8Array): Unzipped[] {
  const script = `
import sys, io, json, base64, zipfile
archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert archive.testzip() is None
print(json.dumps([dict(path=one.filename, time=one.date_time, mode=oct(one.external_attr >> 16), bytes=base64.b64encode(archive.read(one)).decode()) for one in archive.infolist()]))`;
  const files = python(script, archive) as (Omit<Unzipped, 'bytes'> & { bytes: string })[];
  return files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes, 'base64') }));
}

export function readPlist(plist: string): Record<string, unknown> {
  const script = 'import sys,json,plistlib; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
  return python(script, plist) as Record<string, unknown>;
}

/** Returns keys and their raw values, by section. */
export function readReg(file: string): Record<string, Record<string, string>> {
  const script = `
import sys, json, configparser
first, rest = sys.stdin.read().split('\\n', 1)
assert first.strip() == 'Windows Registry Editor Version 5.00'
parser = configparser.ConfigParser(delimiters=('=',), interpolation=None)
parser.optionxform = str
parser.read_string(rest)
print(json.dumps({section: dict(parser.items(section)) for section in parser.sections()}))`;
  return python(script, file) as Record<string, Record<string, string>>;
}

/** Parses the length-delimited fields of a protocol buffer, by field number. Throws on any other wire type. */
function fieldsOf(message: Buffer): Map<number, Buffer[]> {
  const fields = new Map<number, Buffer[]>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const octet = message.readUInt8(at++);
      value += (octet & 0x7f) * 2 ** shift;
      if (octet < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    if (tag % 8 !== 2) throw new Error(`wire type ${tag % 8}`);
    const length = varint();
    const value = message.subarray(at, at + length);
    if (value.length !== length) throw new Error('cut short');
    at += length;
    const number = Math.floor(tag / 8);
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return fields;
}

/** Returns what Chromium finds in a package; throws where Chromium would refuse it (crx_verifier.cc). */
export function readCrx(crx: Buffer): {
  readonly id: string;
  readonly publicKey: string;
  readonly zip: Buffer;
} {
  if (crx.toString('latin1', 0, 4) !== 'Cr24' || crx.readUInt32LE(4) !== 3) throw new Error('no CRX3');
  const headerEnd = 12 + crx.readUInt32LE(8);
  const header = fieldsOf(crx.subarray(12, headerEnd));
  const zip = crx.subarray(headerEnd);
  const [signedHeader = Buffer.alloc(0)] = header.get(10_000) ?? [];
  const [crxId = Buffer.alloc(0)] = fieldsOf(signedHeader).get(1) ?? [];
  const [proof] = header.get(2) ?? [];
  if (!proof) throw new Error('not signed with RSA');
  const [publicKey = Buffer.alloc(0)] = fieldsOf(proof).get(1) ?? [];
  const [signature = Buffer.alloc(0)] = fieldsOf(proof).get(2) ?? [];
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signedHeader.length);
  const signed = Buffer.concat([Buffer.from('CRX3 SignedData\x00', 'latin1'), length, signedHeader, zip]);
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  if (!verify('RSA-SHA256', signed, key, signature)) throw new Error('wrong signature');
  if (!createHash('sha256').update(publicKey).digest().subarray(0, 16).equals(crxId))
    throw new Error('the id is not the key’s');
  const id = crxId.toString('hex').replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(parseInt(digit, 16)));
  return { id, publicKey: publicKey.toString('base64'), zip };
}
