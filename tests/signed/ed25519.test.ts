import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { parseBase64Url, verify } from '../../utils/signed/ed25519.ts';
import vectors from '../vectors/signed/ed25519.json' with { type: 'json' };

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const keyOf = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

describe('a signature', () => {
  it.each(vectors)('holds for what was signed, and for nothing else: $name', async ({ key, ...one }) => {
    const [message, signature] = [bytes(one.message), bytes(one.signature)];
    expect(await verify(keyOf(key), message, signature)).toBe(true);
    expect(await verify(keyOf(key), new Uint8Array([...message, 0]), signature)).toBe(false);
    for (const at of [0, 31, 32, 63]) {
      const changed = signature.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await verify(keyOf(key), message, changed)).toBe(false);
    }
    for (const other of vectors.filter((row) => row.key !== key))
      expect(await verify(keyOf(other.key), message, signature)).toBe(false);
  });

  it('made by another tool holds too, of a part of a larger buffer as well', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const whole = new TextEncoder().encode('before the signed text after');
    const part = whole.subarray(7, 22);
    expect(await verify(x, part, new Uint8Array(sign(null, part, privateKey)))).toBe(true);
  });

  it('of another length, or by what is no key, is none, and nothing is thrown', async () => {
    const { key = '', message = '', signature = '' } = vectors[1] ?? {};
    const good = keyOf(key);
    for (const length of [0, 63, 65])
      expect(await verify(good, bytes(message), new Uint8Array(length))).toBe(false);
    for (const wrong of ['', 'x', `${good}=`, `${good}A`, ` ${good.slice(1)}`, good.slice(1), '!'.repeat(43)])
      expect(await verify(wrong, bytes(message), bytes(signature))).toBe(false);
    // y >= p, or a y that is on no point: not valid keys (RFC 8032 §5.1.3).
    for (const hex of [`ff${'ff'.repeat(31)}`, `02${'00'.repeat(31)}`])
      expect(await verify(keyOf(hex), bytes(message), bytes(signature))).toBe(false);
  });

  it('cannot be told in a browser without Ed25519: it is none', async () => {
    const { key = '', message = '', signature = '' } = vectors[1] ?? {};
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValueOnce(new DOMException('', 'NotSupportedError'));
    expect(await verify(keyOf(key), bytes(message), bytes(signature))).toBe(false);
    expect(await verify(keyOf(key), bytes(message), bytes(signature))).toBe(true);
  });
});

describe('base64url', () => {
  it('is read without padding, and nothing else is', () => {
    expect(parseBase64Url('-_8')).toEqual(new Uint8Array([251, 255]));
    expect(parseBase64Url('')).toEqual(new Uint8Array());
    for (const wrong of ['a', 'ab=', 'a+/b', 'ab cd', 'ä']) expect(parseBase64Url(wrong)).toBe(null);
  });
});
