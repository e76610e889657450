/** All servers together: DNS, policies, mail and webmail of the real-server tests. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority } from './certificates.ts';
import { startDns } from './dns.ts';
import { startImap, startSmtp } from './mail.ts';
import { addAddresses, ADDRESSES, overlayEtc } from './namespace.ts';
import type { Service } from './process.ts';
import { prepareRoundcube, startRoundcube } from './roundcube.ts';
import { startWeb } from './web.ts';

export interface Site {
  /** PEM file of the authority that all servers' certificates come from. */
  readonly caFile: string;
  /** For what a test wants to keep beside the servers' own files. */
  readonly folder: string;
  /** The mails that have been delivered to an address, oldest first, byte for byte. */
  deliveredTo(address: string): string[];
  /** What the resolver was asked so far: `name TYPE`. */
  questions(): string[];
  /** What web servers were asked so far: host, path and the headers that tell who asks. */
  requests(): string[];
  /** Stops every server and takes its files away. */
  close(): Promise<void>;
}

/** Starts all servers and waits until each listens. Throws where one does not; then nothing is left. */
export async function startSite(): Promise<Site> {
  addAddresses();
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-site-'));
  // Servers that give up root must reach their own folders.
  chmodSync(folder, 0o755);
  const etc = join(folder, 'etc');
  mkdirSync(etc);
  writeFileSync(join(etc, 'resolv.conf'), `nameserver ${ADDRESSES.resolver}\n`);
  prepareRoundcube(join(folder, 'roundcube'), etc);
  const bare = overlayEtc(etc);
  const services: Service[] = [];
  const keep = async <T extends Service>(starting: Promise<T>): Promise<T> => {
    const service = await starting;
    services.push(service);
    return service;
  };
  const close = async () => {
    await Promise.all(services.map((service) => service.stop()));
    bare();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const authority = createAuthority(join(folder, 'tls'));
    const starting = [
      keep(startDns(join(folder, 'dns'), authority.issue(['dns.quad9.net']))),
      keep(startWeb(join(folder, 'web'), authority)),
      keep(startSmtp(join(folder, 'postfix'))),
      keep(startImap(join(folder, 'dovecot'))),
      keep(startRoundcube(join(folder, 'roundcube'))),
    ] as const;
    await Promise.allSettled(starting);
    const [dns, web, smtp] = await Promise.all(starting);
    return {
      caFile: authority.caFile,
      folder,
      deliveredTo: (address) => smtp.deliveredTo(address),
      questions: () => dns.questions(),
      requests: () => readFileSync(web.requestsFile, 'utf8').split('\n').filter(Boolean),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
