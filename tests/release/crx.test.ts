/**
 * Chromium's package, read back by the format's definition; in tests/e2e/forced-install.test.ts Chromium itself reads
 * it.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packCrx } from '../../utils/release/crx.ts';
import { readSigningKey, throwAwayKey } from '../../utils/release/signing-key.ts';
import { readCrx } from './readers.ts';

const ZIP = Buffer.from('PK any archive');
const KEY = throwAwayKey();

describe('a CRX', () => {
  it('is signed by the key, has its id, and holds the archive as it is', () => {
    expect(readCrx(packCrx(ZIP, KEY))).toEqual({ id: KEY.id, publicKey: KEY.publicKey, zip: ZIP });
    expect(KEY.id).toMatch(/^[a-p]{32}$/);
  });
  it('is the same each time with one key, and another with another', () => {
    expect(packCrx(ZIP, KEY)).toEqual(packCrx(ZIP, KEY));
    expect(throwAwayKey().id).not.toBe(KEY.id);
  });
  it('does not survive a change', () => {
    const crx = packCrx(ZIP, KEY);
    crx[crx.length - 1] = (crx.at(-1) ?? 0) ^ 1;
    expect(() => readCrx(crx)).toThrow('wrong signature');
  });
});

describe('a signing key', () => {
  let folder: string;
  let project: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealcheck-key-'));
    project = join(folder, 'project');
    mkdirSync(project);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, pem: string | Buffer) => {
    writeFileSync(join(folder, name), pem);
    return join(folder, name);
  };
  const pem = (bits: number) =>
    generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type: 'pkcs8', format: 'pem' });

  it('is read by its path, and always has the same id', () => {
    const path = write('signing.pem', pem(2048));
    const { id, publicKey } = readSigningKey(path, project);
    expect(readSigningKey(path, project)).toMatchObject({ id, publicKey });
    expect(readCrx(packCrx(ZIP, readSigningKey(path, project)))).toMatchObject({ id, publicKey });
  });
  it('is refused inside the project, also by way of a link', () => {
    const inside = write('project/signing.pem', pem(2048));
    symlinkSync(inside, join(folder, 'link.pem'));
    for (const path of [inside, join(folder, 'link.pem')])
      expect(() => readSigningKey(path, project)).toThrow('keep the private key elsewhere');
  });
  it('is refused where it is none, is too short, or of another kind', () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const elliptic = curve.export({ type: 'pkcs8', format: 'pem' });
    expect(() => readSigningKey(write('text.pem', 'nothing'), project)).toThrow('is no private key');
    expect(() => readSigningKey(write('short.pem', pem(1024)), project)).toThrow('at least 2048 bits');
    expect(() => readSigningKey(write('curve.pem', elliptic), project)).toThrow('is no RSA key');
    expect(() => readSigningKey(join(folder, 'missing.pem'), project)).toThrow('is not there');
  });
});
