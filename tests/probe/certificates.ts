/** Certificates as mail servers show them, good and odd, issued by an authority made for the tests. */
import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { publicKeyOf } from '../../utils/probe/tls/der.ts';

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 1024,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};
const DAY = 24 * 60 * 60 * 1000;

export interface Shown {
  readonly key: string;
  readonly cert: string;
  /**
   * Returns a TLSA record's data for the server's certificate, as hex: SHA-256 of the certificate (selector 0) or of
   * its public key (1).
   */
  readonly own: (selector: number) => string;
  /** Returns the same for the authority's certificate. */
  readonly authority: (selector: number) => string;
}

const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
const digestOf = (raw: ArrayBuffer) => (selector: number) => {
  const der = new Uint8Array(raw);
  return sha256(selector === 0 ? der : (publicKeyOf(der) ?? new Uint8Array()));
};

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
}

/** How a certificate differs from a good one for the host. */
interface Oddity {
  readonly names?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly selfSigned?: boolean;
  readonly rsa?: boolean;
  /** Only a common name, no subject alternative names. */
  readonly bare?: boolean;
  readonly usage?: string;
}

const ODDITIES: Readonly<Record<string, Oddity>> = {
  good: {},
  expired: { to: -1 },
  'not yet valid': { from: 5 },
  'self-signed': { selfSigned: true },
  'self-signed and expired': { selfSigned: true, to: -1 },
  'wrong name': { names: ['other.example.net'] },
  'wrong name and expired': { names: ['other.example.net'], to: -1 },
  wildcard: { names: ['*.partner.org'] },
  'wildcard too high': { names: ['*.org'] },
  'wildcard of two labels': { names: ['*.*.partner.org'] },
  'common name only': { bare: true },
  'name with a zero octet': { names: ['mx.partner.org\0.evil.net'] },
  'name with line breaks': { names: ['mx.partner.org\r\nx'] },
  'a thousand names': { names: Array.from({ length: 1_000 }, (_, at) => `n${at}.example.net`) },
  'RSA 1024': { rsa: true },
  'for clients only': { usage: '1.3.6.1.5.5.7.3.2' },
};

/** Creates an authority; `show` returns the certificate that a server for `host` shows, by the kind's name. */
export async function createShower(host: string) {
  const rootKeys = await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const now = Date.now();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Probe test authority',
    notBefore: new Date(now - DAY * 100),
    notAfter: new Date(now + 365 * DAY),
    signingAlgorithm: EC,
    keys: rootKeys as never,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  const made = new Map<string, Promise<Shown>>();
  const make = async (kind: string): Promise<Shown> => {
    const oddity = ODDITIES[kind];
    if (!oddity) throw new Error(`${kind} is no kind of certificate`);
    const algorithm = oddity.rsa ? RSA : EC;
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const names = oddity.names ?? [host];
    const subject = `CN=${oddity.bare ? host : 'mail'}`;
    const extensions = [
      ...(oddity.bare
        ? []
        : [
            new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value }) as const)),
          ]),
      ...(oddity.usage === undefined ? [] : [new x509.ExtendedKeyUsageExtension([oddity.usage])]),
    ];
    const life = {
      serialNumber: '02',
      notBefore: new Date(now + (oddity.from ?? -30) * DAY),
      notAfter: new Date(now + (oddity.to ?? 90) * DAY),
      extensions,
    };
    const leaf = oddity.selfSigned
      ? await x509.X509CertificateGenerator.createSelfSigned({
          ...life,
          name: subject,
          signingAlgorithm: algorithm,
          keys: keys as never,
        })
      : await x509.X509CertificateGenerator.create({
          ...life,
          subject,
          issuer: root.subject,
          signingAlgorithm: EC,
          publicKey: keys.publicKey as never,
          signingKey: rootKeys.privateKey as never,
        });
    const chain = oddity.selfSigned ? [leaf] : [leaf, root];
    return {
      key: await pemOf(keys.privateKey),
      cert: chain.map((one) => `${one.toString('pem')}\n`).join(''),
      own: digestOf(leaf.rawData),
      authority: digestOf(root.rawData),
    };
  };
  return {
    ca: `${root.toString('pem')}\n`,
    kinds: Object.keys(ODDITIES),
    show(kind: string): Promise<Shown> {
      const shown = made.get(kind) ?? make(kind);
      made.set(kind, shown);
      return shown;
    },
  };
}
