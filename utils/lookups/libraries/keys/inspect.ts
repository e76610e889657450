/**
 * What is an OpenPGP key worth for one address? Evaluates keys as they were served (RFC 9580), by the library that would
 * encrypt with them. Built into a script of its own (wxt.config.ts): the library is large and seldom needed.
 */
import { readKey, type Key, type SignaturePacket, type User } from 'openpgp';
import { parseAddress } from '../../../core/address.ts';
import type { KeyFault, KeyWorth } from '../../../core/key.ts';
import { hex } from '../../../platform/hash.ts';
import { cutKeys, unarmored } from './packets.ts';

/** Larger keys (photos, hundreds of signatures) are not handed on; they can be opened at their source. */
const LARGEST_ARMOR = 12_000;

/** Keys for one address that are looked at, the first: nobody has more. */
const MAX_KEYS = 16;
/** Signatures of its own that a key may have: each is verified, and none that lives needs more. */
const MAX_SIGNATURES = 150;

/** The library's own words for what is wrong, sorted (openpgp 6.3). */
function faultOf(error: unknown): KeyFault {
  const text = error instanceof Error ? error.message : String(error);
  // What was revoked is this user id, not the key.
  if (/(user|self-certification) is revoked/i.test(text)) return 'withdrawn';
  if (/revoked/i.test(text)) return 'revoked';
  if (/expired/i.test(text)) return 'expired';
  if (/in the future|not yet valid/i.test(text)) return 'future';
  if (/shorter than|weak|disabled|reject|not allowed/i.test(text)) return 'weak';
  // Without a reason behind it: there is no such part. What cannot be verified may well be able to encrypt.
  return /encryption key packet in key \w+$/.test(text) ? 'no-encryption' : 'garbled';
}

/** Algorithms of the first OpenPGP programs and a curve, which the library and most others encrypt with no more (RFC 9580 §9.1). */
const OLD_KINDS = new Set(['dsa', 'elgamal', 'secp256k1']);

/** Is this key, or what it would encrypt with, of a kind that is out of use, however long? */
function isOfOldKind(key: Key): boolean {
  const kinds = [key, ...key.subkeys].flatMap((part) => {
    const { algorithm, curve } = part.getAlgorithmInfo();
    return [algorithm, curve ?? ''];
  });
  return kinds.some((kind) => OLD_KINDS.has(kind));
}

/**
 * Was it revoked by somebody whom its owner named for that (RFC 9580 §5.2.3.23)? The library cannot verify such a revocation:
 * a key that somebody else may have revoked is not offered.
 */
function mayBeRevoked(key: Key): boolean {
  // The library's types leave these out.
  const { directSignatures = [], users } = key as Key & { readonly directSignatures?: SignaturePacket[] };
  const named = [...directSignatures, ...users.flatMap((user) => user.selfCertifications)].flatMap(
    ({ revocationKeyFingerprint }) => revocationKeyFingerprint ?? [],
  );
  return key.revocationSignatures.some(({ issuerKeyID }) =>
    named.some((octets) => hex(octets).endsWith(issuerKeyID.toHex())),
  );
}

/**
 * Does a user id name this address? Domains in any case and spelling (RFC 5890 §2.3.2.1); local parts as typed, else in
 * any case, as mail servers deliver.
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

/** Throws where the key itself or this user id of it is expired, revoked or of no use (RFC 9580 §5.2.3.11, §10.1.5). */
async function verifyFor(key: Key, user: User, at: Date): Promise<void> {
  const { name = '', email = '', comment = '' } = user.userID ?? {};
  await key.getPrimaryUser(at, { name, email, comment });
  await user.verify(at);
  await key.getEncryptionKey(undefined, at, { name, email, comment });
}

/** How many signatures of this key the library would verify. */
function signaturesOf(key: Key): number {
  // The library's types leave these out.
  const { directSignatures = [] } = key as { readonly directSignatures?: readonly unknown[] };
  const { users, subkeys, revocationSignatures } = key;
  const parts = [
    ...users.map((user) => [user.selfCertifications, user.revocationSignatures]),
    ...subkeys.map((subkey) => [subkey.bindingSignatures, subkey.revocationSignatures]),
    [directSignatures, revocationSignatures],
  ];
  return parts.flat().reduce((sum, { length }) => sum + length, 0);
}

async function worthOf(key: Key, address: string, at: Date): Promise<KeyWorth> {
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
      // A name that was given up says nothing of the key: what is wrong with another one does.
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
 * The best of the keys in `bytes` (binary, or ASCII armor) for `address` at the time `now` (ms): the first usable one,
 * else what is wrong with the one that comes nearest. Never throws.
 */
export async function inspectKeys(bytes: Uint8Array, address: string, now: number): Promise<KeyWorth> {
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
    // Others are waiting for the worker, too.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const worth = await readKey({ binaryKey })
      .then((key) => worthOf(key, address, new Date(now)))
      .catch((): KeyWorth => ({ usable: false, fault: 'garbled' }));
    if (worth.usable) return worth;
    if (nearest === 'other-address') nearest = worth.fault;
  }
  return { usable: false, fault: nearest };
}
