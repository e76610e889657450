/**
 * The office's mail: Dovecot for reading, Postfix for sending. Sent mail stays on this machine, where tests can read
 * it.
 */
import { chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run, startService, type Service } from './process.ts';
import { ADDRESSEES } from './zones.ts';

/** The one person in the office. */
export const USER = { address: 'anna@city-office.org', password: 'correct-horse' } as const;

export const IMAP = { host: '127.0.0.1', port: 143 } as const;
export const SMTP = { host: '127.0.0.1', port: 25 } as const;

/** uid and gid of Debian's user and group `mail`. */
const MAIL = 8;

function renderDovecot(folder: string): string {
  return `protocols = imap
listen = ${IMAP.host}
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log.txt
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
auth_username_format = %Lu
passdb {
  driver = static
  args = password=${USER.password}
}
userdb {
  driver = static
  args = uid=${MAIL} gid=${MAIL} home=${folder}/mail/%n
}
namespace inbox {
  inbox = yes
  mailbox Drafts {
    auto = subscribe
  }
  mailbox Sent {
    auto = subscribe
  }
}
service imap-login {
  inet_listener imap {
    port = ${IMAP.port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

export interface Imap extends Service {
  /** Returns the copies of sent mails in the mailbox, byte for byte. */
  sent(): string[];
}

/** Returns the mails in these folders of a Maildir, oldest first; a missing folder counts as empty. */
function readMails(...folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
  // A file's name starts with the time (Maildir).
  files.sort((a, b) => basename(a).localeCompare(basename(b)));
  return files.map((file) => readFileSync(file, 'latin1'));
}

/** Starts the IMAP server. */
export async function startImap(folder: string): Promise<Imap> {
  mkdirSync(join(folder, 'mail'), { recursive: true });
  mkdirSync(join(folder, 'state'));
  chownSync(join(folder, 'mail'), MAIL, MAIL);
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, renderDovecot(folder));
  const service = await startService({
    name: 'dovecot',
    command: 'dovecot',
    args: ['-F', '-c', config],
    log: join(folder, 'output.txt'),
    listens: [IMAP],
  });
  const sent = join(folder, 'mail', USER.address.split('@')[0] ?? '', '.Sent');
  return { ...service, sent: () => readMails(join(sent, 'new'), join(sent, 'cur')) };
}

/** The domains that all tests write to. */
const DOMAINS = ADDRESSEES.map(({ address }) => address.split('@')[1] ?? '');

function renderMain(folder: string, domains: readonly string[]): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log.txt
maillog_file_prefixes = ${folder}
myhostname = mail.city-office.org
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
inet_interfaces = ${SMTP.host}
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_recipient_restrictions = permit_mynetworks, reject
default_transport = error:nothing leaves this office
virtual_mailbox_domains = ${domains.join(' ')}
virtual_mailbox_base = ${folder}/delivered
virtual_mailbox_maps = texthash:${folder}/mailboxes
virtual_uid_maps = static:${MAIL}
virtual_gid_maps = static:${MAIL}
virtual_minimum_uid = 1
`;
}

/** Returns Postfix' services without chroot, so that they read the configuration in this folder. */
function renderMaster(): string {
  const daemons: readonly (readonly [string, string, string, string, string])[] = [
    ['smtp', 'inet', 'n', '-', 'smtpd'],
    ['cleanup', 'unix', 'n', '0', 'cleanup'],
    ['qmgr', 'unix', 'n', '1', 'qmgr'],
    ['rewrite', 'unix', '-', '-', 'trivial-rewrite'],
    ['bounce', 'unix', '-', '0', 'bounce'],
    ['defer', 'unix', '-', '0', 'bounce'],
    ['trace', 'unix', '-', '0', 'bounce'],
    ['error', 'unix', '-', '-', 'error'],
    ['virtual', 'unix', '-', '-', 'virtual'],
    ['anvil', 'unix', '-', '1', 'anvil'],
    ['postlog', 'unix-dgram', 'n', '1', 'postlogd'],
  ];
  const lines = daemons.map(([name, type, isPrivate, most, program]) => {
    const unprivileged = program === 'virtual' ? 'n' : '-';
    return [name, type, isPrivate, unprivileged, 'n', '-', most, program].join(' ');
  });
  return `${lines.join('\n')}\n`;
}

export interface Smtp extends Service {
  /** Returns how many mails this server has accepted so far, delivered or not, according to its log. */
  taken(): number;
  /** Returns the mails that have been delivered to an address, oldest first, byte for byte. */
  deliveredTo(address: string): string[];
}

/** Postfix' log line when it starts to accept a mail: its queue id, and the client. */
const TAKEN = /postfix\/smtpd\[\d+\]: \w+: client=/g;

/** Starts the sending server, which delivers every domain of the tests, and `more`, into a folder. */
export async function startSmtp(folder: string, more: readonly string[]): Promise<Smtp> {
  const domains = [...new Set([...DOMAINS, ...more])];
  for (const name of ['etc', 'queue', 'data', 'delivered'])
    mkdirSync(join(folder, name), { recursive: true });
  const postfix = Number(run('id', ['-u', 'postfix']));
  chownSync(join(folder, 'data'), postfix, postfix);
  chownSync(join(folder, 'delivered'), MAIL, MAIL);
  writeFileSync(join(folder, 'etc', 'main.cf'), renderMain(folder, domains));
  writeFileSync(join(folder, 'etc', 'master.cf'), renderMaster());
  const boxes = domains.map((domain) => `@${domain} ${domain}/\n`);
  writeFileSync(join(folder, 'mailboxes'), boxes.join(''));
  run('postfix', ['-c', join(folder, 'etc'), 'check']);
  const service = await startService({
    name: 'postfix',
    // Postfix' own start script would move the master out of the process group by which it is stopped.
    command: '/usr/lib/postfix/sbin/master',
    args: ['-d', '-c', join(folder, 'etc')],
    log: join(folder, 'log.txt'),
    listens: [SMTP],
  });
  return {
    ...service,
    taken: () => [...readFileSync(join(folder, 'log.txt'), 'utf8').matchAll(TAKEN)].length,
    deliveredTo(address) {
      const mails = readMails(join(folder, 'delivered', address.split('@')[1] ?? '', 'new'));
      return mails.filter((mail) => mail.includes(`\nX-Original-To: ${address}\n`));
    },
  };
}
