/**
 * Packs Chromium's package, CRX3: a signed header before a zip.
 * Source: Chromium, components/crx_file/crx3.proto and crx_verifier.cc.
 */
import { createHash, sign } from 'node:crypto';
import type { SigningKey } from './signing-key.ts';

/** Field numbers of crx3.proto. */
const FIELD = {
  /** CrxFileHeader */
  sha256WithRsa: 2,
  signedHeaderData: 10_000,
  /** AsymmetricKeyProof */
  publicKey: 1,
  signature: 2,
  /** SignedData */
  crxId: 1,
};

/** Octets of an id: the first half of the public key's SHA-256. */
const ID_LENGTH = 16;

/** Encodes a number as protocol buffers do: seven bits an octet, lowest first. */
function varint(value: number): Buffer {
  const octets: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) octets.push((rest & 0x7f) | 0x80);
  return Buffer.from([...octets, rest]);
}

/** Encodes a field that holds octets (wire type 2). */
function field(number: number, octets: Uint8Array): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(octets.length), octets]);
}

function uint32(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32LE(value);
  return octets;
}

/**
 * Returns the zip as a signed package (RSA PKCS #1 v1.5 with SHA-256, so that one key and one zip always make the same
 * package). Chromium installs it under the key's id, whatever its manifest says.
 */
export function packCrx(zip: Uint8Array, key: SigningKey): Buffer {
  const publicKey = Buffer.from(key.publicKey, 'base64');
  const id = createHash('sha256').update(publicKey).digest().subarray(0, ID_LENGTH);
  const signedHeader = field(FIELD.crxId, id);
  const signed = Buffer.concat([
    Buffer.from('CRX3 SignedData\0'),
    uint32(signedHeader.length),
    signedHeader,
    zip,
  ]);
  const proof = Buffer.concat([
    field(FIELD.publicKey, publicKey),
    field(FIELD.signature, sign('sha256', signed, key.privateKey)),
  ]);
  const header = Buffer.concat([
    field(FIELD.sha256WithRsa, proof),
    field(FIELD.signedHeaderData, signedHeader),
  ]);
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, zip]);
}
