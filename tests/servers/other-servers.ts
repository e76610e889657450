/** Mail servers that Debian cannot install beside Postfix: install.sh unpacks them, and they run from there. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { addUsers, ADDRESSES } from './namespace.ts';
import type { Encryption } from './partner.ts';
import { run, startService, type Service } from './process.ts';

const UNPACKED = '/var/lib/sealcheck-servers';
const LISTENS = [{ host: ADDRESSES.mail, port: 25 }];

/** Starts an Exim; null: without encryption. It accepts no mail, because no rule accepts a recipient. */
export async function startExim(folder: string, encryption: Encryption | null): Promise<Service> {
  addUsers('Debian-exim');
  mkdirSync(folder, { recursive: true });
  // It reads certificate and key as its own user, who has no access to a test's folder.
  const open = mkdtempSync(join(tmpdir(), 'sealcheck-exim-'));
  chmodSync(open, 0o755);
  const spool = join(open, 'spool');
  mkdirSync(spool);
  run('chown', ['Debian-exim:', spool]);
  chmodSync(spool, 0o777);
  const shared = (file: string) => {
    const copy = join(open, basename(file));
    copyFileSync(file, copy);
    chmodSync(copy, 0o644);
    return copy;
  };
  const settings = [
    'daemon_smtp_ports = 25',
    `local_interfaces = ${ADDRESSES.mail}`,
    'primary_hostname = mail.partner.example',
    `spool_directory = ${spool}`,
    `log_file_path = ${spool}/%slog`,
    `pid_file_path = ${spool}/pid`,
    'keep_environment =',
    'host_lookup =',
    'rfc1413_query_timeout = 0s',
    ...(encryption === null
      ? ['tls_advertise_hosts =']
      : [
          'tls_advertise_hosts = *',
          `tls_certificate = ${shared(encryption.certificate.file)}`,
          `tls_privatekey = ${shared(encryption.certificate.keyFile)}`,
        ]),
    'begin acl',
    '',
  ];
  const file = join(open, 'exim.conf');
  writeFileSync(file, settings.join('\n'));
  const service = await startService({
    name: 'the partner’s exim',
    command: join(UNPACKED, 'usr/sbin/exim4'),
    args: ['-C', file, '-bdf'],
    log: join(folder, 'log.txt'),
    listens: LISTENS,
  });
  return {
    ...service,
    async stop() {
      await service.stop();
      rmSync(open, { recursive: true, force: true });
    },
  };
}

/** Starts an OpenSMTPD; null: without encryption. It accepts no mail. */
export async function startOpenSmtpd(folder: string, encryption: Encryption | null): Promise<Service> {
  addUsers('opensmtpd', 'opensmtpq');
  mkdirSync(folder, { recursive: true });
  // Its queue has a fixed path, whatever its settings say; here that is a file system in memory.
  if (!existsSync('/var/spool/smtpd/offline'))
    run('mount', ['-t', 'tmpfs', '-o', 'mode=711', 'queue', '/var/spool/smtpd']);
  const pki =
    encryption === null
      ? []
      : [
          `pki mail cert "${encryption.certificate.file}"`,
          `pki mail key "${encryption.certificate.keyFile}"`,
        ];
  const tls = encryption === null ? '' : ' tls pki mail';
  const settings = [
    ...pki,
    `listen on ${ADDRESSES.mail} port 25 hostname mail.partner.example${tls}`,
    'action none relay',
    'match from local for local reject',
    '',
  ];
  const file = join(folder, 'smtpd.conf');
  writeFileSync(file, settings.join('\n'));
  return startService({
    name: 'the partner’s opensmtpd',
    command: join(UNPACKED, 'usr/sbin/smtpd'),
    args: ['-d', '-f', file],
    log: join(folder, 'log.txt'),
    listens: LISTENS,
  });
}
