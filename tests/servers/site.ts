/** All servers together: DNS, policies, mail and webmail of the real-server tests. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { deployPolicy } from '../world/browsers/policies.ts';
import { createAuthority, type Authority } from './certificates.ts';
import { startDns } from './dns.ts';
import { startImap, startSmtp } from './mail.ts';
import { addAddresses, ADDRESSES, overlayEtc } from './namespace.ts';
import type { Service } from './process.ts';
import type { Receiver } from './receiver.ts';
import { prepareRoundcube, startRoundcube } from './roundcube.ts';
import { startWeb } from './web.ts';
import type { Plan } from './zone-files.ts';

export interface Site {
  /** An organisation's policy is in force. */
  readonly isManaged: boolean;
  /** PEM file of the authority that all servers' certificates come from. */
  readonly caFile: string;
  /** For what a test wants to keep beside the servers' own files. */
  readonly folder: string;
  /** The mails that have been delivered to an address, oldest first, byte for byte. */
  deliveredTo(address: string): string[];
  /** How many mails have been handed to the sending server so far. */
  taken(): number;
  /** The copies of sent mails in the mailbox, oldest first. */
  sent(): string[];
  /** What the resolver was asked so far: `name TYPE`. */
  questions(): string[];
  /** What of that came over HTTPS, from the extension itself. */
  overHttps(): string[];
  /** What web servers were asked so far: host, path and the headers that tell who asks. */
  requests(): string[];
  /** The site that takes files. */
  readonly receiver: Receiver;
  /** Stops every server and takes its files away. */
  close(): Promise<void>;
}

/** What a test adds to the site that all tests have. */
export interface Additions {
  /** Put where browsers look for an organisation's, as long as the site stands. */
  readonly policy?: PolicyFile;
  readonly zones?: readonly Plan[];
  /** Hosts in nginx' configuration; the authority that their certificates come from is the site's. */
  readonly hosts?: (authority: Authority) => string;
}

/** Starts all servers and waits until each listens. Throws where one does not; then nothing is left. */
export async function startSite({ policy, zones = [], hosts }: Additions = {}): Promise<Site> {
  addAddresses();
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-site-'));
  // Servers that give up root must reach their own folders.
  chmodSync(folder, 0o755);
  const etc = join(folder, 'etc');
  mkdirSync(etc);
  writeFileSync(join(etc, 'resolv.conf'), `nameserver ${ADDRESSES.system}\n`);
  prepareRoundcube(join(folder, 'roundcube'), etc);
  if (policy) deployPolicy(etc, policy);
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
      keep(startDns(join(folder, 'dns'), authority.issue(['dns.quad9.net']), zones)),
      keep(startWeb(join(folder, 'web'), authority, hosts?.(authority) ?? '')),
      keep(startSmtp(join(folder, 'postfix'))),
      keep(startImap(join(folder, 'dovecot'))),
      keep(startRoundcube(join(folder, 'roundcube'))),
    ] as const;
    await Promise.allSettled(starting);
    const [dns, web, smtp, imap] = await Promise.all(starting);
    return {
      isManaged: policy !== undefined,
      caFile: authority.caFile,
      folder,
      deliveredTo: (address) => smtp.deliveredTo(address),
      taken: () => smtp.taken(),
      sent: () => imap.sent(),
      questions: () => dns.questions(),
      overHttps: () => dns.overHttps(),
      requests: () => readFileSync(web.requestsFile, 'utf8').split('\n').filter(Boolean),
      receiver: web.receiver,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
