/** People's keys and certificates, made by GnuPG and OpenSSL, and every way in which domains publish them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Authority } from './certificates.ts';
import { renderKeyHosts, type KeyHosts } from './key-hosts.ts';
import { createKeyring, directoryName, type Keyring } from './keyring.ts';
import { ADDRESSES } from './namespace.ts';
import { run } from './process.ts';
import type { Additions } from './site.ts';
import type { Plan } from './zone-files.ts';

/** Larger than any key that we accept, which is at most 256 KiB. */
const TOO_LARGE = 300_000;
/** A photo of a usual size. */
const PHOTO = 4_000;

/** Address → fingerprint of the key that must be found, or of one that exists but is useless. */
export type Fingerprints = Readonly<Record<string, string>>;

/** Returns the path of an address's file in a directory, with the name that GnuPG gives it. */
function place(hu: string, address: string): string {
  return join(hu, directoryName(address));
}

/**
 * Writes every kind of entry into one directory, for the domain whose directory has its own subdomain (the advanced
 * method).
 */
function fillAdvanced(keyring: Keyring, hu: string): Fingerprints {
  const domain = 'wkd-advanced.org';
  const found: Record<string, string> = {};
  const put = (local: string, fingerprints: readonly string[], how?: readonly string[]) => {
    keyring.write(place(hu, `${local}@${domain}`), fingerprints, how);
    found[`${local}@${domain}`] = fingerprints.at(-1) ?? '';
  };
  const id = (local: string) => `${local} <${local}@${domain}>`;
  for (const local of ['ann', 'Joe.Doe', 'Größe.Ä', "o'brien+news"]) put(local, [keyring.make(id(local))]);
  put('rsa', [keyring.make(id('rsa'), { kind: ['default', 'default'] })]);
  put('armored', [keyring.make(id('armored'))], ['--armor', '--export']);
  put('expired', [keyring.make(id('expired'), { made: '20260101T000000', life: '30d' })]);
  put('future', [keyring.make(id('future'), { made: '20280101T000000' })]);
  put('signing', [keyring.make(id('signing'), { kind: ['ed25519', 'sign'] })]);
  put('private', [keyring.make(id('private'))], ['--export-secret-keys']);
  put('mismatch', [keyring.make('mismatch <mismatch@elsewhere.org>')]);
  const revoked = keyring.make(id('revoked'));
  keyring.revoke(revoked);
  put('revoked', [revoked]);
  const before = keyring.make(id('renewed'));
  keyring.revoke(before);
  put('renewed', [before, keyring.make(id('renewed'))]);
  for (const [local, octets] of [
    ['photo', PHOTO],
    ['large', TOO_LARGE],
  ] as const) {
    const key = keyring.make(id(local));
    keyring.addPhoto(key, octets);
    put(local, [key]);
  }
  return found;
}

/** Makes a certificate for encrypted mail; returns it as DER in hex, and its digest, by OpenSSL and coreutils. */
function makeCertificate(folder: string, address: string): { readonly der: string; readonly sha256: string } {
  const file = join(folder, `${address}.der`);
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, `${address}.key`)];
  const about = ['-subj', `/CN=${address}`, '-addext', `subjectAltName=email:${address}`, '-days', '30'];
  run('openssl', ['req', '-x509', ...key, ...about, '-outform', 'DER', '-out', file]);
  return {
    der: readFileSync(file).toString('hex'),
    sha256: run('sha256sum', [file]).slice(0, 64),
  };
}

/** Returns the label of RFC 8162 §3, computed by coreutils. */
export function certificateLabel(folder: string, localPart: string): string {
  const file = join(folder, 'local-part');
  writeFileSync(file, localPart);
  return run('sha256sum', [file]).slice(0, 56);
}

/** Returns records with a key or a certificate; a signed and an unsigned zone get the same ones. */
function recordsOf(
  keyring: Keyring,
  folder: string,
  domain: string,
  found: Record<string, string>,
): string[] {
  const records: string[] = [];
  for (const local of ['ann', 'Joe.Doe']) {
    const key = keyring.make(`${local} <${local}@${domain}>`);
    found[`${local}@${domain}`] = key;
    records.push(keyring.records(key));
  }
  // GnuPG changes the origin, so this sets it back.
  records.push(`$ORIGIN ${domain}.`);
  const whole = makeCertificate(folder, `bob@${domain}`);
  const digest = makeCertificate(folder, `cary@${domain}`);
  records.push(
    `${certificateLabel(folder, 'bob')}._smimecert SMIMEA 3 0 0 ${whole.der}`,
    `${certificateLabel(folder, 'cary')}._smimecert SMIMEA 3 0 1 ${digest.sha256}`,
  );
  return records;
}

const HERE = `@ A ${ADDRESSES.web}`;
const MAIL = ['@ MX 10 mail', `mail A ${ADDRESSES.mail}`];
const sub = (name: string) => `${name} A ${ADDRESSES.web}`;

/** Whose keys each kind of key server has. On the server with a rate limit, only one test asks about an address. */
const SERVED = {
  vks: ['ann@served.org', 'chromium@served.org', 'firefox@served.org'],
  hkp: ['bob@served.org'],
  proton: ['ann@at-proton.org'],
} as const;

export interface Published {
  /** What must be added to the site for all of it. */
  readonly additions: Pick<Additions, 'zones' | 'hosts'>;
  readonly fingerprints: Fingerprints;
  /** Decrypts a mail with the keys' secret parts, as the people who published them could. */
  readonly open: Keyring['open'];
  /** A folder for a test's own files. */
  readonly folder: string;
  close(): void;
}

/** Makes the keys, and the zones and hosts that publish them. */
export function publishKeys(): Published {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-published-'));
  const keyring = createKeyring();
  const hosts: KeyHosts = { folder, files: (host, path) => join(folder, 'www', host, path) };
  const found: Record<string, string> = {};
  const hu = (host: string, domain = '') => hosts.files(host, join('.well-known/openpgpkey', domain, 'hu'));
  const put = (directory: string, address: string) => {
    found[address] = keyring.make(`${address} <${address}>`);
    keyring.write(place(directory, address), [found[address]]);
  };
  Object.assign(found, fillAdvanced(keyring, hu('openpgpkey.wkd-advanced.org', 'wkd-advanced.org')));
  put(hu('wkd-direct.org'), 'ann@wkd-direct.org');
  // Good keys in the wrong place: they are found only by using the direct method where the draft forbids it.
  for (const domain of ['wkd-advanced.org', 'wkd-odd.org', 'wkd-tired.org', 'wkd-wildcard.org'])
    for (const local of ['page', 'moved', 'broken', 'tired', 'nobody', 'ann'])
      keyring.write(place(hu(domain), `${local}@${domain}`), [found['ann@wkd-direct.org'] ?? '']);

  for (const [kind, addresses] of Object.entries(SERVED))
    for (const address of addresses) {
      found[address] = keyring.make(`${address} <${address}>`);
      keyring.write(hosts.files(kind, address), [found[address]], ['--armor', '--export']);
    }
  const zones: Plan[] = [
    // As for domains whose directory is run by somebody else: the subdomain is an alias of a host elsewhere.
    { name: 'wkd-advanced.org', records: [...MAIL, HERE, 'openpgpkey CNAME keys.key-host.org.'] },
    { name: 'key-host.org', records: [sub('keys'), sub('hkp')] },
    { name: 'wkd-direct.org', records: [...MAIL, HERE] },
    { name: 'wkd-odd.org', records: [...MAIL, HERE, sub('openpgpkey')] },
    { name: 'wkd-tired.org', records: [...MAIL, HERE, sub('openpgpkey')] },
    { name: 'wkd-wildcard.org', records: [...MAIL, HERE, sub('*')] },
    { name: 'served.org', records: [...MAIL, HERE] },
    {
      name: 'at-proton.org',
      records: ['@ MX 10 mail.protonmail.ch.', '@ MX 20 mailsec.protonmail.ch.', HERE],
    },
    { name: 'openpgp.org', records: [sub('keys')] },
    { name: 'proton.me', records: [sub('mail-api')] },
    ...(['dns-signed.org', 'dns-unsigned.org'] as const).map((name): Plan => {
      const records = [...MAIL, HERE, ...recordsOf(keyring, folder, name, found)];
      return name === 'dns-signed.org' ? { name, records, signed: 'valid' } : { name, records };
    }),
  ];
  return {
    additions: { zones, hosts: (authority: Authority) => renderKeyHosts(hosts, authority) },
    fingerprints: found,
    open: (mail) => keyring.open(mail),
    folder,
    close() {
      keyring.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
