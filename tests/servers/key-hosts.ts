/** Key directories and key servers in nginx: good ones, odd ones, and stand-ins for the public servers. */
import type { Authority } from './certificates.ts';
import { ADDRESSES } from './namespace.ts';
import { directoryName } from './keyring.ts';

export interface KeyHosts {
  readonly folder: string;
  /** Returns where a file of a host is stored. */
  files(host: string, path: string): string;
}

const PAGE = '<!doctype html><title>Welcome</title><p>Nothing here.';

/** Returns the directory of a host, with its own answers for some addresses, given as `nginx` directives. */
function renderDirectory(
  hosts: KeyHosts,
  name: string,
  answers: Readonly<Record<string, string>> = {},
): string {
  const own = Object.entries(answers).map(
    ([address, answer]) => `location ~ /hu/${directoryName(address)}$ { ${answer} }`,
  );
  // Like most sites, it answers with an HTML page for what does not exist.
  return `server_name ${name}; root ${hosts.files(name, '')}; error_page 404 /404.html; location = /404.html { internal; default_type text/html; return 404 '${PAGE}'; }
    ${own.join('\n    ')}
    location /.well-known/openpgpkey/ { default_type application/octet-stream; }`;
}

/** Responses that are not answers to the question. */
const ODD = {
  'page@wkd-odd.org': `default_type text/html; return 200 '${PAGE}';`,
  'moved@wkd-odd.org': `return 302 https://wkd-direct.org/.well-known/openpgpkey/hu/$uri;`,
  'broken@wkd-odd.org': 'return 503;',
};

/**
 * Stands in for keys.openpgp.org (Hagrid, whose interface is described at keys.openpgp.org/about/api): ASCII armor as
 * application/pgp-keys, 404 in plain text, and one question a minute for an address, after that 429, which comes from
 * nginx there, too.
 */
function renderVks(hosts: KeyHosts): string {
  return `server_name keys.openpgp.org; root ${hosts.files('vks', '')};
    limit_req_status 429;
    location ~ ^/vks/v1/by-email/(?<wanted>[^/]+)$ {
      limit_req zone=address;
      types { } default_type application/pgp-keys;
      try_files /$wanted @absent;
    }
    location @absent { default_type text/plain; return 404 'No key found for email address $wanted'; }`;
}

/**
 * Stands in for an organisation's own key server (draft-ietf-openpgp-hkp: GET /pks/lookup with op, options=mr and
 * search; 404 if there is no key, 501 for what it does not support), or for Proton's, which answers 200 with an empty
 * body instead of 404.
 */
function renderHkp(hosts: KeyHosts, name: string, kind: 'hkp' | 'proton'): string {
  const absent = kind === 'hkp' ? `return 404 'Not found';` : `return 200 '';`;
  return `server_name ${name}; root ${hosts.files(kind, '')};
    location = /pks/lookup {
      types { } default_type application/pgp-keys;
      if ($understood = 0) { return 501; }
      try_files /$searched @absent;
    }
    location @absent { default_type text/plain; ${absent} }`;
}

/**
 * Returns the hosts for nginx' configuration: one for every name in the zones. Only the wildcard's names have neither a
 * host nor a certificate.
 */
export function renderKeyHosts(hosts: KeyHosts, authority: Authority): string {
  const servers: Readonly<Record<string, string>> = {
    'openpgpkey.wkd-advanced.org': renderDirectory(hosts, 'openpgpkey.wkd-advanced.org'),
    'openpgpkey.wkd-odd.org': renderDirectory(hosts, 'openpgpkey.wkd-odd.org', ODD),
    'openpgpkey.wkd-tired.org': `server_name openpgpkey.wkd-tired.org; return 429;`,
    'keys.openpgp.org': renderVks(hosts),
    'hkp.key-host.org': renderHkp(hosts, 'hkp.key-host.org', 'hkp'),
    'mail-api.proton.me': renderHkp(hosts, 'mail-api.proton.me', 'proton'),
  };
  const direct = ['advanced', 'direct', 'odd', 'tired', 'wildcard'].map((name) => `wkd-${name}.org`);
  const plain = [...direct, 'served.org', 'at-proton.org', 'dns-signed.org', 'dns-unsigned.org'];
  const all = {
    ...servers,
    ...Object.fromEntries(plain.map((name) => [name, renderDirectory(hosts, name)])),
  };
  const { file, keyFile } = authority.issue(Object.keys(all));
  const blocks = Object.values(all).map(
    (inner) =>
      `server { listen ${ADDRESSES.web}:443 ssl; ssl_certificate ${file}; ssl_certificate_key ${keyFile}; ${inner} }`,
  );
  return [
    'server_names_hash_bucket_size 128;',
    'limit_req_zone $uri zone=address:1m rate=1r/m;',
    'map "$arg_op $arg_options" $understood { "get mr" 1; default 0; }',
    'map $arg_search $searched { "~^(?<local>[^%]+)%40(?<domain>[^%]+)$" $local@$domain; default ""; }',
    ...blocks,
  ].join('\n  ');
}
