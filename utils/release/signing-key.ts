/** The key that signs Chromium's package and so decides its id. Its private half never comes into the project. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { chromiumIdOf } from '../policy/cli/ids.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** DER of the SubjectPublicKeyInfo in base64, as a manifest's `key` has it. */
  readonly publicKey: string;
  /** The id that Chromium gives to what this key has signed. */
  readonly id: string;
}

/** Chromium's own packer makes keys of this many bits; shorter ones can be broken. */
const BITS = 2048;

function signingKey(privateKey: KeyObject): SigningKey {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const publicKey = der.toString('base64');
  return { privateKey, publicKey, id: chromiumIdOf(publicKey) };
}

/** A key that is forgotten when the process ends. */
export function throwAwayKey(): SigningKey {
  return signingKey(generateKeyPairSync('rsa', { modulusLength: BITS }).privateKey);
}

/**
 * Reads a private RSA key (PEM, not encrypted). Throws with what to do where it cannot be read, is of another
 * kind, is too short, or lies in the project's own folder, where it would sooner or later be published.
 */
export function readSigningKey(path: string, root: string): SigningKey {
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  const real = realpathSync(path);
  const inside = relative(realpathSync(root), real);
  if (!isAbsolute(inside) && !inside.startsWith(`..${sep}`))
    throw new Error(`${path} lies in the project's folder: keep the private key elsewhere`);
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(real));
  } catch (error) {
    throw new Error(`${path} is no private key in PEM form that can be read without a passphrase`, {
      cause: error,
    });
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < BITS)
    throw new Error(`${path} is no RSA key of at least ${BITS} bits`);
  return signingKey(key);
}
