/** A throw-away certificate authority, and certificates for any host of the world, good or bad. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 24 * 60 * 60 * 1000;

export type Certificate = 'good' | 'expired' | 'wrong-name';

export interface Authority {
  readonly pem: string;
  /** Returns the TLS context for this host; the same one each time. */
  contextFor(host: string, certificate: Certificate): Promise<SecureContext>;
}

const generate = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END PRIVATE KEY-----\n`;
}

/** Creates the authority and writes its certificate to `file`. */
export async function createAuthority(file: string): Promise<Authority> {
  const keys = await generate();
  const now = Date.now();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Fake Internet',
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + 365 * DAY),
    signingAlgorithm: ALGORITHM,
    keys: keys as never,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  const pem = `${root.toString('pem')}\n`;
  writeFileSync(file, pem);
  const leafKeys = await generate();
  const leafPem = await pemOf(leafKeys.privateKey);
  const contexts = new Map<string, Promise<SecureContext>>();
  let serial = 1;

  const make = async (host: string, kind: Certificate) => {
    const name = kind === 'wrong-name' ? 'someone-else.org' : host;
    serial += 1;
    const leaf = await x509.X509CertificateGenerator.create({
      serialNumber: serial.toString(16).padStart(4, '0'),
      subject: `CN=${name}`,
      issuer: root.subject,
      notBefore: new Date(now - 30 * DAY),
      notAfter: new Date(kind === 'expired' ? now - DAY : now + 90 * DAY),
      signingAlgorithm: ALGORITHM,
      publicKey: leafKeys.publicKey as never,
      signingKey: keys.privateKey as never,
      extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
    });
    return createSecureContext({ key: leafPem, cert: `${leaf.toString('pem')}\n${pem}` });
  };
  return {
    pem,
    contextFor(host, kind) {
      const key = `${kind} ${host}`;
      const context = contexts.get(key) ?? make(host, kind);
      contexts.set(key, context);
      return context;
    },
  };
}
