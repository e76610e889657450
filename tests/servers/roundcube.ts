/** Roundcube on PHP's own web server, with its own configuration and database. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IMAP, SMTP } from './mail.ts';
import { run, startService, type Service } from './process.ts';

/** Where PHP listens; nginx is in front of it. */
export const PHP = { host: '127.0.0.1', port: 8080 } as const;

const PUBLIC = '/var/lib/roundcube/public_html';
const SCHEMA = '/usr/share/roundcube/SQL/sqlite.initial.sql';

/** Returns Roundcube's configuration; the host name in a request selects the skin. */
function renderConfig(folder: string): string {
  return `<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///${folder}/roundcube.db?mode=0640';
$config['imap_host'] = '${IMAP.host}:${IMAP.port}';
$config['smtp_host'] = '${SMTP.host}:${SMTP.port}';
$config['smtp_user'] = '';
$config['smtp_pass'] = '';
$config['mail_domain'] = 'city-office.org';
$config['des_key'] = 'twenty-four-letters-here';
$config['log_dir'] = '${folder}/logs';
$config['temp_dir'] = '${folder}/temp';
$config['use_https'] = true;
// The question whether so many people may see each other is Roundcube's own, and asked before it sends.
$config['max_disclosed_recipients'] = 100;
$config['plugins'] = [];
$config['language'] = 'en_US';
$config['enable_installer'] = false;
$host = explode('.', $_SERVER['HTTP_HOST'] ?? '')[0];
$config['skin'] = in_array($host, ['larry', 'classic']) ? $host : 'elastic';
`;
}

/** Writes Roundcube's database, and its folder of /etc, which is to be mounted over the machine's own. */
export function prepareRoundcube(folder: string, etc: string): void {
  for (const name of ['logs', 'temp']) mkdirSync(join(folder, name), { recursive: true });
  cpSync('/etc/roundcube', join(etc, 'roundcube'), { recursive: true, dereference: true });
  writeFileSync(join(etc, 'roundcube', 'config.inc.php'), renderConfig(folder));
  run('sqlite3', [join(folder, 'roundcube.db'), `.read ${SCHEMA}`]);
}

/** Starts PHP with Roundcube's single entry point for every path. */
export function startRoundcube(folder: string): Promise<Service> {
  return startService({
    name: 'php',
    command: 'php',
    args: ['-S', `${PHP.host}:${PHP.port}`, '-t', PUBLIC, join(PUBLIC, 'index.php')],
    log: join(folder, 'output.txt'),
    listens: [PHP],
    env: { PHP_CLI_SERVER_WORKERS: '4' },
  });
}
