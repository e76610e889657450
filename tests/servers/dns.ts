/** BIND: the name server of all zones, and in front of it a validating resolver with DNS over HTTPS. */
import { createSocket } from 'node:dgram';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from './certificates.ts';
import { ADDRESSES } from './namespace.ts';
import { startService, type Service } from './process.ts';
import { writeZones, type Plan, type ZoneFile } from './zone-files.ts';

const { resolver, system, nameServer, silent } = ADDRESSES;

/** Converts `. IN DS tag algorithm type digest`, as printed by dnssec-signzone, into a trust anchor for named.conf. */
function renderAnchor(ds: string): string {
  const [tag, algorithm, type, ...digest] = ds.replace(/^.*\bDS\s+/, '').split(/\s+/);
  return `. static-ds ${tag ?? ''} ${algorithm ?? ''} ${type ?? ''} "${digest.join('')}";`;
}

function renderConfig(folder: string, zones: readonly ZoneFile[], anchor: string, tls: Certificate): string {
  const held = zones.map(({ name, file }) => `  zone "${name || '.'}" { type primary; file "${file}"; };`);
  return `options {
  directory "${folder}"; pid-file "${folder}/named.pid"; session-keyfile "${folder}/session.key";
  listen-on port 53 { ${system}; ${nameServer}; };
  listen-on port 443 tls world http doh { ${resolver}; };
  listen-on-v6 { none; };
  allow-query { any; }; dnssec-validation yes; minimal-responses no; empty-zones-enable no;
  querylog yes; notify no;
};
controls { };
logging {
  channel asked { file "${folder}/queries.txt"; print-category no; };
  category queries { asked; };
};
tls world { cert-file "${tls.file}"; key-file "${tls.keyFile}"; };
http doh { endpoints { "/dns-query"; }; };
trust-anchors { ${renderAnchor(anchor)} };
view names { match-destinations { ${nameServer}; }; recursion no;
${held.join('\n')}
};
view resolver { match-destinations { ${resolver}; ${system}; }; recursion yes; allow-recursion { any; };
  zone "." { type hint; file "${folder}/hints.db"; };
};
`;
}

export interface Dns extends Service {
  /** Returns what browsers and programs have asked the resolver so far, each as `name TYPE`. */
  questions(): string[];
  /** Returns those that came over HTTPS: only the extension uses that. */
  overHttps(): string[];
}

/** Starts the name server, the resolver, and a server that swallows every question; `more`: a test's own zones. */
export async function startDns(folder: string, tls: Certificate, more: readonly Plan[]): Promise<Dns> {
  mkdirSync(folder);
  const { zones, anchor } = writeZones(folder, more);
  const hints = `. 300 NS ns.root-servers.net.\nns.root-servers.net. 300 A ${nameServer}\n`;
  writeFileSync(join(folder, 'hints.db'), hints);
  const config = join(folder, 'named.conf');
  // named would create it only with the first question.
  const asked = join(folder, 'queries.txt');
  writeFileSync(asked, '');
  writeFileSync(config, renderConfig(folder, zones, anchor, tls));
  // Bound but never read: what arrives is dropped without an answer.
  const swallower = createSocket('udp4');
  await new Promise<void>((resolve) => {
    swallower.bind(53, silent, resolve);
  });
  const named = await startService({
    name: 'named',
    command: 'named',
    args: ['-f', '-c', config, '-L', join(folder, 'named.txt')],
    log: join(folder, 'output.txt'),
    listens: [
      { host: system, port: 53 },
      { host: resolver, port: 443 },
      { host: nameServer, port: 53 },
    ],
  });
  const askedAt = (...addresses: readonly string[]) => {
    const lines = readFileSync(asked, 'utf8').matchAll(/view resolver: query: (\S+) IN (\S+) .*\((\S+)\)/g);
    return [...lines].flatMap(([, name = '', type = '', address = '']) =>
      addresses.includes(address) ? [`${name.toLowerCase()} ${type}`] : [],
    );
  };
  return {
    ...named,
    async stop() {
      swallower.close();
      await named.stop();
    },
    questions: () => askedAt(resolver, system),
    overHttps: () => askedAt(resolver),
  };
}
