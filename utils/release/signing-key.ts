/** The key that signs Chromium's package and so determines its id. Its private half never enters the project. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { chromiumIdOf } from '../policy/cli/ids.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** DER of the SubjectPublicKeyInfo in base64, as in a manifest's `key`. */
  readonly publicKey: string;
  /** The id that Chromium gives to packages signed with this key. */
  readonly id: string;
}

/** Chromium's own packer makes keys of this many bits; shorter ones can be broken. */
const BITS = 2048;

function signingKey(privateKey: KeyObject): SigningKey {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const publicKey = der.toString('base64');
  return { privateKey, publicKey, id: chromiumIdOf(publicKey) };
}

/** Returns a new key that is lost when the process ends. */
export function throwAwayKey(): SigningKey {
  return signingKey(generateKeyPairSync('rsa', { modulusLength: BITS }).privateKey);
}

/**
 * Reads a private RSA key (PEM, not encrypted). Throws where it is missing, unreadable, of another kind or too short,
 * or lies in the project's own folder, where it would sooner or later be published.
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
