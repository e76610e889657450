/** Reads what was negotiated, and what is wrong with the certificate for the mail host's name. */
import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Fault, TlsFacts } from '../model.ts';
import { judgeDane, type TlsaSet } from './dane.ts';

/** OpenSSL's error codes for an invalid chain (x509_vfy.h). */
const FAULT_OF = new Map<string, Fault>([
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'not-yet-valid'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown-issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown-issuer'],
  ['INVALID_PURPOSE', 'wrong-purpose'],
]);

/** RSA keys with fewer bits must not be used (NIST SP 800-131A, the CA/Browser Forum's rules). */
const MIN_RSA_BITS = 2048;
/** Maximum length of a chain that is followed. */
const MAX_CHAIN_LENGTH = 10;

/** Returns the certificates that the server presented, its own first. */
function chainOf(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < MAX_CHAIN_LENGTH) {
    chain.push(new X509Certificate(next.raw));
    // A self-signed certificate is its own issuer.
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}

const codeOf = (error: unknown): string => {
  if (typeof error === 'string') return error;
  return error instanceof Error && 'code' in error ? String(error.code) : error ? 'unknown' : '';
};

function faultsOf(socket: TLSSocket, own: X509Certificate, hasName: boolean, now: number): Fault[] {
  const faults = new Set<Fault>();
  const code = codeOf(socket.authorizationError);
  // Node reports a wrong name here only if the chain is valid, so the name is checked below.
  if (code !== '' && code !== 'ERR_TLS_CERT_ALTNAME_INVALID') faults.add(FAULT_OF.get(code) ?? 'untrusted');
  // The library reports only the first of several faults, so times and names are always checked.
  if (Date.parse(own.validTo) < now) faults.add('expired');
  if (Date.parse(own.validFrom) > now) faults.add('not-yet-valid');
  if (!hasName) faults.add('wrong-name');
  if (faults.size > 0 && own.checkIssued(own)) faults.add('self-signed');
  const { asymmetricKeyType, asymmetricKeyDetails } = own.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? MIN_RSA_BITS;
  if (asymmetricKeyType?.startsWith('rsa') && bits < MIN_RSA_BITS) faults.add('weak-key');
  return [...faults].sort();
}

/** Returns the strength of a cipher by its name, in bits. Null if the name does not show it. */
function bitsOf(cipher: string): number | null {
  if (/CHACHA20|AES[-_]?256|CAMELLIA[-_]?256|ARIA256/i.test(cipher)) return 256;
  if (/AES[-_]?128|CAMELLIA[-_]?128|ARIA128|SEED|IDEA|RC4/i.test(cipher)) return 128;
  if (/3DES|DES-CBC3/i.test(cipher)) return 112;
  return null;
}

/** Returns what a connection shows after its handshake, for this host at this time (ms). Never throws. */
export function readTls(socket: TLSSocket, host: string, published: TlsaSet | null, now: number): TlsFacts {
  const protocol = socket.getProtocol() ?? 'unknown';
  const cipher = socket.getCipher().name;
  const base = { protocol, cipher, bits: bitsOf(cipher) };
  try {
    const chain = chainOf(socket);
    const [own] = chain;
    if (own === undefined) throw new Error('no certificate');
    const hasName = checkServerIdentity(host, socket.getPeerCertificate()) === undefined;
    return {
      ...base,
      faults: faultsOf(socket, own, hasName, now),
      notAfter: Date.parse(own.validTo),
      dane: judgeDane(published, chain, hasName, now),
    };
  } catch {
    return { ...base, faults: ['unreadable'], notAfter: null, dane: published?.secure ? 'mismatch' : 'none' };
  }
}
