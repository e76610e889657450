/** The site's own certificate authority, and the certificates of its servers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process.ts';

const HOUR = 60 * 60 * 1000;

export interface Certificate {
  /** PEM files. */
  readonly file: string;
  readonly keyFile: string;
}

export interface Authority {
  readonly caFile: string;
  /** Issues a certificate for these host names: valid for a day, or expired an hour ago. */
  issue(names: readonly string[], validity?: 'valid' | 'expired'): Certificate;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Returns a time in the format of `openssl ca`: 20261124093000Z. */
function renderTime(time: number): string {
  return new Date(time).toISOString().replace(/[-:T]|\.\d+/g, '');
}

function renderConfig(folder: string): string {
  return `[ca]
default_ca = own
[own]
database = ${folder}/issued.txt
new_certs_dir = ${folder}
certificate = ${folder}/ca.pem
private_key = ${folder}/ca.key
rand_serial = yes
default_md = sha256
policy = name
unique_subject = no
[name]
commonName = supplied
`;
}

/** Creates an authority that keeps its files in `folder`. */
export function createAuthority(folder: string): Authority {
  mkdirSync(folder);
  const config = join(folder, 'openssl.cnf');
  writeFileSync(config, renderConfig(folder));
  writeFileSync(join(folder, 'issued.txt'), '');
  const caFile = join(folder, 'ca.pem');
  const usage = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
  const extensions = usage.flatMap((extension) => ['-addext', extension]);
  const own = ['-subj', '/CN=Sealcheck test authority', '-days', '2', '-out', caFile];
  run('openssl', ['req', '-x509', ...KEY, '-keyout', join(folder, 'ca.key'), ...own, ...extensions]);
  return {
    caFile,
    issue(names, validity = 'valid') {
      const [first = ''] = names;
      const path = (end: string) => join(folder, `${first}.${end}`);
      const file = path('pem');
      const keyFile = path('key');
      const end = Date.now() + (validity === 'valid' ? 24 * HOUR : -HOUR);
      const between = ['-startdate', renderTime(Date.now() - 25 * HOUR), '-enddate', renderTime(end)];
      writeFileSync(path('ext'), `subjectAltName = ${names.map((name) => `DNS:${name}`).join(',')}\n`);
      run('openssl', [
        'req',
        '-new',
        ...KEY,
        '-keyout',
        keyFile,
        '-out',
        path('csr'),
        '-subj',
        `/CN=${first}`,
      ]);
      const request = ['-in', path('csr'), '-out', file, '-extfile', path('ext')];
      run('openssl', ['ca', '-batch', '-notext', '-config', config, ...between, ...request]);
      return { file, keyFile };
    },
  };
}
