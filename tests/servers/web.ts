/** nginx: the policy hosts, each with its flaw, TLS in front of the webmail, and the site that accepts files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority, Certificate } from './certificates.ts';
import { ADDRESSES } from './namespace.ts';
import { prepareReceiver, type Receiver } from './receiver.ts';
import { startService, type Service } from './process.ts';
import { PHP } from './roundcube.ts';
import { ZONES, type Policy } from './zones.ts';

/** Returns a policy body in the format of RFC 8461 §3.2. */
export function renderPolicy(domain: string, { mode, mx = `mail.${domain}` }: Policy): string {
  return `version: STSv1\r\nmode: ${mode}\r\nmx: ${mx}\r\nmax_age: 86400\r\n`;
}

function certificateFor(host: string, { flaw }: Policy, authority: Authority): Certificate {
  if (flaw === 'expired-certificate') return authority.issue([host], 'expired');
  return authority.issue([flaw === 'foreign-certificate' ? 'mta-sts.elsewhere.org' : host]);
}

/** Returns how the policy is served; the redirect leads to a good one. */
function renderLocations({ flaw }: Policy): string {
  const type = flaw === 'web-page' ? 'text/html' : 'text/plain';
  const served = `types { } default_type ${type};`;
  return flaw === 'moved'
    ? `location = /.well-known/mta-sts.txt { return 301 /moved.txt; }
       location = /moved.txt { ${served} rewrite ^ /.well-known/mta-sts.txt break; }`
    : `location = /.well-known/mta-sts.txt { ${served} }`;
}

function renderHead(host: string, address: string, { file, keyFile }: Certificate): string {
  return `listen ${address}:443 ssl; server_name ${host}; ssl_certificate ${file}; ssl_certificate_key ${keyFile};`;
}

function renderPolicyHosts(folder: string, authority: Authority): string[] {
  const hosts: string[] = [];
  for (const { domain, policy } of ZONES) {
    if (!policy) continue;
    const host = `mta-sts.${domain}`;
    const files = join(folder, 'www', host);
    mkdirSync(join(files, '.well-known'), { recursive: true });
    writeFileSync(join(files, '.well-known', 'mta-sts.txt'), renderPolicy(domain, policy));
    const address = policy.flaw === 'loopback-address' ? ADDRESSES.loopback : ADDRESSES.web;
    const head = renderHead(host, address, certificateFor(host, policy, authority));
    hosts.push(`server { ${head} root ${files}; ${renderLocations(policy)} }`);
  }
  return hosts;
}

/** Returns the webmail's configuration, under one name for each skin: files are served by nginx, pages by PHP. */
function renderWebmail(authority: Authority): string {
  const hosts = ['webmail', 'larry', 'classic'].map((host) => `${host}.city-office.org`);
  const head = renderHead(hosts.join(' '), ADDRESSES.web, authority.issue(hosts));
  return `server { ${head}
    location ~ ^/(skins|plugins|program)/ { root /var/lib/roundcube; }
    location / {
      proxy_pass http://${PHP.host}:${PHP.port}; proxy_set_header Host $host;
      proxy_set_header X-Forwarded-Proto https;
    }
  }`;
}

export interface Web extends Service {
  /** File with one line for each request: host, path, and the headers that identify the client. */
  readonly requestsFile: string;
  readonly receiver: Receiver;
}

/** Starts nginx with all its hosts, including a test's own (`more`). */
export async function startWeb(folder: string, authority: Authority, more: string): Promise<Web> {
  mkdirSync(folder);
  const requestsFile = join(folder, 'requests.txt');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const receiver = prepareReceiver(join(folder, 'receiver'), authority);
  const hosts = [...renderPolicyHosts(folder, authority), renderWebmail(authority), receiver.hosts, more];
  const config = `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/errors.txt; user root;
events { }
http {
  include /etc/nginx/mime.types; ${temporary.join(' ')}
  log_format who '$host $request_uri origin="$http_origin" cookie="$http_cookie" referer="$http_referer" agent="$http_user_agent" language="$http_accept_language"';
  access_log ${requestsFile} who;
  ${hosts.join('\n  ')}
}
`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const service = await startService({
    name: 'nginx',
    command: 'nginx',
    args: ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'errors.txt')],
    log: join(folder, 'output.txt'),
    listens: [
      { host: ADDRESSES.web, port: 80 },
      { host: ADDRESSES.web, port: 443 },
      { host: ADDRESSES.loopback, port: 443 },
    ],
  });
  return { ...service, requestsFile, receiver: receiver.receiver };
}
