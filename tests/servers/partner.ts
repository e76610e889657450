/** A partner's mail server: a real one at a public address, with encryption as a test wants it. */
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from './certificates.ts';
import { startExim, startOpenSmtpd } from './other-servers.ts';
import { ADDRESSES } from './namespace.ts';
import { run, startService, type Service } from './process.ts';

export interface Encryption {
  readonly certificate: Certificate;
  /** In the syntax of `smtpd_tls_protocols`. Default: `>=TLSv1`. */
  readonly protocols?: string;
}

function renderMain(folder: string, encryption: Encryption | null): string {
  const tls = encryption
    ? `smtpd_tls_security_level = may
smtpd_tls_cert_file = ${encryption.certificate.file}
smtpd_tls_key_file = ${encryption.certificate.keyFile}
smtpd_tls_protocols = ${encryption.protocols ?? '>=TLSv1'}
tls_medium_cipherlist = DEFAULT:@SECLEVEL=0
`
    : 'smtpd_tls_security_level = none\n';
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log.txt
maillog_file_prefixes = ${folder}
myhostname = mail.partner.example
mydestination =
inet_interfaces = ${ADDRESSES.mail}
inet_protocols = ipv4
local_recipient_maps =
alias_maps =
alias_database =
smtpd_peername_lookup = no
smtpd_recipient_restrictions = reject
${tls}`;
}

const MASTER = `${ADDRESSES.mail}:25 inet n - n - - smtpd
rewrite unix - - n - - trivial-rewrite
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`;

/** Starts a Postfix; null: without encryption. What it received is in its log, \`log.txt\` in the folder. */
async function startPostfix(folder: string, encryption: Encryption | null): Promise<Service> {
  for (const name of ['etc', 'queue', 'data']) mkdirSync(join(folder, name), { recursive: true });
  const postfix = Number(run('id', ['-u', 'postfix']));
  chownSync(join(folder, 'data'), postfix, postfix);
  writeFileSync(join(folder, 'etc', 'main.cf'), renderMain(folder, encryption));
  writeFileSync(join(folder, 'etc', 'master.cf'), MASTER);
  run('postfix', ['-c', join(folder, 'etc'), 'check']);
  return startService({
    name: 'the partner’s postfix',
    command: '/usr/lib/postfix/sbin/master',
    args: ['-d', '-c', join(folder, 'etc')],
    log: join(folder, 'log.txt'),
    listens: [{ host: ADDRESSES.mail, port: 25 }],
  });
}

const STARTS = { postfix: startPostfix, exim: startExim, opensmtpd: startOpenSmtpd };
export type MailServer = keyof typeof STARTS;

/** Starts a server of this make; null: without encryption. */
export const startPartner = (
  folder: string,
  encryption: Encryption | null,
  make: MailServer = 'postfix',
): Promise<Service> => STARTS[make](folder, encryption);
