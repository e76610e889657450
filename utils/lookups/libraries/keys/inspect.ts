/**
 * Evaluates what an OpenPGP key is worth for one address. It takes keys as they were served (RFC 9580), and uses the
 * library that would encrypt with them. Built into a script of its own (wxt.config.ts): the library is large and seldom
 * needed.
 */
import { readKey, type Key, type SignaturePacket, type User } from 'openpgp';
import { parseAddress } from '../../../core/address.ts';
import type { KeyFault, KeyUsability } from '../../../core/key.ts';
import { hex } from '../../../platform/hash.ts';
import { cutKeys, unarmored } from './packets.ts';

/** Larger keys (photos, hundreds of signatures) are not passed on; they can be opened at their source. */
const LARGEST_ARMOR = 12_000;

/** Only this many keys of one address are evaluated: nobody has more. */
const MAX_KEYS = 16;
/** Maximum number of self-signatures on a key: each is verified, and no key in use needs more. */
const MAX_SIGNATURES = 150;

/** Classifies the library's error messages (openpgp 6.3). */
function faultOf(error: unknown): KeyFault {
  const text = error instanceof Error ? error.message : String(error);
  // The user ID was revoked, not the key.
  if (/(user|self-certification) is revoked/i.test(text)) return 'withdrawn';
  if (/revoked/i.test(text)) return 'revoked';
  if (/expired/i.test(text)) return 'expired';
  if (/in the future|not yet valid/i.test(text)) return 'future';
  if (/shorter than|weak|disabled|reject|not allowed/i.test(text)) return 'weak';
  // A message that ends here means that no part of the key can encrypt. With a reason after it, a part merely could not
  // be verified.
  return /encryption key packet in key \w+$/.test(text) ? 'no-encryption' : 'garbled';
}

/**
 * Algorithms of the first OpenPGP programs, and a curve, with which the library and most others no longer encrypt
 * (RFC 9580 §9.1).
 */
const OLD_KINDS = new Set(['dsa', 'elgamal', 'secp256k1']);

/** Whether this key or a subkey of it uses an obsolete algorithm, whatever its length. */
function isOfOldKind(key: Key): boolean {
  const kinds = [key, ...key.subkeys].flatMap((part) => {
    const { algorithm, curve } = part.getAlgorithmInfo();
    return [algorithm, curve ?? ''];
  });
  return kinds.some((kind) => OLD_KINDS.has(kind));
}

/**
 * Whether a designated revoker (RFC 9580 §5.2.3.23) may have revoked the key. The library cannot verify such a
 * revocation, so a key that somebody else may have revoked is not offered.
 */
function mayBeRevoked(key: Key): boolean {
  // The library's types omit these.
  const { directSignatures = [], users } = key as Key & { readonly directSignatures?: SignaturePacket[] };
  const named = [...directSignatures, ...users.flatMap((user) => user.selfCertifications)].flatMap(
    ({ revocationKeyFingerprint }) => revocationKeyFingerprint ?? [],
  );
  return key.revocationSignatures.some(({ issuerKeyID }) =>
    named.some((octets) => hex(octets).endsWith(issuerKeyID.toHex())),
  );
}

/**
 * Whether a user ID names this address. Domains match in any case and spelling (RFC 5890 §2.3.2.1); local parts match
 * as typed, else in any case, as mail servers deliver.
 */
function names(userId: string, email: string, address: string): boolean {
  const named = parseAddress(email || (/<([^<>]*)>\s*$/.exec(userId)?.[1] ?? userId));
  const wanted = parseAddress(address);
  return (
    named !== null &&
    named.domain === wanted?.domain &&
    named.localPart.toLowerCase() === wanted.localPart.toLowerCase()
  );
}

/** Throws if the key itself or this user ID is expired, revoked or unusable (RFC 9580 §5.2.3.11, §10.1.5). */
async function verifyFor(key: Key, user: User, at: Date): Promise<void> {
  const { name = '', email = '', comment = '' } = user.userID ?? {};
  await key.getPrimaryUser(at, { name, email, comment });
  await user.verify(at);
  await key.getEncryptionKey(undefined, at, { name, email, comment });
}

/** Counts the signatures of this key that the library would verify. */
function signaturesOf(key: Key): number {
  // The library's types omit these.
  const { directSignatures = [] } = key as { readonly directSignatures?: readonly unknown[] };
  const { users, subkeys, revocationSignatures } = key;
  const parts = [
    ...users.map((user) => [user.selfCertifications, user.revocationSignatures]),
    ...subkeys.map((subkey) => [subkey.bindingSignatures, subkey.revocationSignatures]),
    [directSignatures, revocationSignatures],
  ];
  return parts.flat().reduce((sum, { length }) => sum + length, 0);
}

async function usabilityOf(key: Key, address: string, at: Date): Promise<KeyUsability> {
  if (key.isPrivate()) return { usable: false, fault: 'private' };
  if (mayBeRevoked(key)) return { usable: false, fault: 'revoked' };
  if (signaturesOf(key) > MAX_SIGNATURES) return { usable: false, fault: 'garbled' };
  const users = key.users.filter(
    ({ userID }) => userID !== null && names(userID.userID, userID.email, address),
  );
  let fault: KeyFault = 'other-address';
  let user: User | undefined;
  for (const one of users) {
    try {
      await verifyFor(key, one, at);
      user = one;
      break;
    } catch (error) {
      // A revoked user ID is no fault of the key, so the fault of another user ID takes precedence.
      if (fault === 'other-address' || fault === 'withdrawn') fault = faultOf(error);
    }
  }
  if (fault === 'weak' && isOfOldKind(key)) fault = 'old-kind';
  if (!user) return { usable: false, fault };
  const expires = await key.getExpirationTime();
  const minimal = key.toPublic();
  minimal.users = minimal.users.filter(({ userID }) => userID?.userID === user.userID?.userID);
  const armored = minimal.armor();
  return {
    usable: true,
    fingerprint: key.getFingerprint().toUpperCase(),
    armored: armored.length > LARGEST_ARMOR ? null : armored,
    expiresAt: expires instanceof Date ? expires.getTime() : null,
  };
}

/**
 * Returns the worth of the best key in `bytes` (binary, or ASCII armor) for `address` at `now` (ms): the first usable
 * one, else the fault of the one that comes nearest. Never throws.
 */
export async function inspectKeys(bytes: Uint8Array, address: string, now: number): Promise<KeyUsability> {
  const text = new TextDecoder().decode(bytes.subarray(0, 64));
  const isArmored = text.trimStart().startsWith('-----BEGIN');
  const octets = isArmored ? unarmored(new TextDecoder().decode(bytes)) : bytes;
  const all = octets && cutKeys(octets);
  if (!all || all.length === 0) return { usable: false, fault: 'garbled' };
  const named = all.filter(
    ({ userIds, isPrivate }) => isPrivate || userIds.some((id) => names(id, '', address)),
  );
  let nearest: KeyFault = 'other-address';
  for (const { octets: binaryKey } of named.slice(0, MAX_KEYS)) {
    // Yields, as the worker has other questions to answer too.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const worth = await readKey({ binaryKey })
      .then((key) => usabilityOf(key, address, new Date(now)))
      .catch((): KeyUsability => ({ usable: false, fault: 'garbled' }));
    if (worth.usable) return worth;
    if (nearest === 'other-address') nearest = worth.fault;
  }
  return { usable: false, fault: nearest };
}
