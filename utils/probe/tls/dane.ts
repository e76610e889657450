/** Compares a server's certificate with what its operator published in signed DNS (RFC 7672, RFC 6698 §2). */
import { createHash, type X509Certificate } from 'node:crypto';
import { isUsableTlsa, type Tlsa } from '../../core/tlsa.ts';
import type { Dane } from '../model.ts';
import { publicKeyOf } from './der.ts';

/** The resolver's answer for `_25._tcp.<host>`; null if the query failed. */
export interface TlsaSet {
  /** Whether the resolver validated the answer; only then does it count (RFC 7672 §2.2). */
  readonly secure: boolean;
  readonly records: readonly Tlsa[];
}

const HASHES = new Map([
  [1, 'sha256'],
  [2, 'sha512'],
]);

/** Returns the data that a record would have for this certificate, in hex. Null if the certificate cannot be read. */
function dataOf(certificate: X509Certificate, { selector, matchingType }: Tlsa): string | null {
  const octets = selector === 0 ? certificate.raw : publicKeyOf(certificate.raw);
  if (octets === null) return null;
  const hash = HASHES.get(matchingType);
  return hash === undefined
    ? Buffer.from(octets).toString('hex')
    : createHash(hash).update(octets).digest('hex');
}

/** Whether each certificate up to this place is issued by the next one, and currently valid. */
function isChain(chain: readonly X509Certificate[], upTo: number, now: number): boolean {
  return chain.slice(0, upTo + 1).every((one, index) => {
    const inTime = Date.parse(one.validFrom) <= now && now <= Date.parse(one.validTo);
    const issuer = chain[index + 1];
    return inTime && (index === upTo || (issuer !== undefined && one.verify(issuer.publicKey)));
  });
}

function fits(record: Tlsa, chain: readonly X509Certificate[], hasName: boolean, now: number): boolean {
  const isThis = (one: X509Certificate) => dataOf(one, record) === record.data;
  const [own] = chain;
  // DANE-EE: neither name nor validity period counts (RFC 7672 §3.1.1). DANE-TA: both do (§3.1.2, §3.2).
  if (record.usage === 3) return own !== undefined && isThis(own);
  return hasName && chain.some((one, index) => isThis(one) && isChain(chain, index, now));
}

/**
 * Compares the chain (the server's own certificate first) with the published records. `hasName`: the certificate is for
 * the host's name. If a trust anchor is published in full, it may be missing from the chain, so that is `unknown` and
 * no mismatch.
 */
export function judgeDane(
  published: TlsaSet | null,
  chain: readonly X509Certificate[],
  hasName: boolean,
  now: number,
): Dane {
  if (published === null) return 'unknown';
  if (!published.secure || published.records.length === 0) return 'none';
  const usable = published.records.filter(isUsableTlsa);
  if (usable.length === 0) return 'unusable';
  if (usable.some((record) => fits(record, chain, hasName, now))) return 'matches';
  return usable.some(({ usage, matchingType }) => usage === 2 && matchingType === 0) ? 'unknown' : 'mismatch';
}
