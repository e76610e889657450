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
  /** Whether an organisation's policy is in force. */
  readonly isManaged: boolean;
  /** PEM file of the authority that issued all servers' certificates. */
  readonly caFile: string;
  /** A folder beside the servers' own files, for what a test wants to keep. */
  readonly folder: string;
  /** Returns the mails that have been delivered to an address, oldest first, byte for byte. */
  deliveredTo(address: string): string[];
  /** Returns how many mails the sending server has accepted so far. */
  taken(): number;
  /** Returns the copies of sent mails in the mailbox, oldest first. */
  sent(): string[];
  /** Returns what the resolver was asked so far: `name TYPE`. */
  questions(): string[];
  /** Returns the part of that which came over HTTPS, from the extension itself. */
  overHttps(): string[];
  /** Returns the requests to web servers so far: host, path and the headers that identify the client. */
  requests(): string[];
  /** The site that accepts files. */
  readonly receiver: Receiver;
  /** Stops every server and removes its files. */
  close(): Promise<void>;
}

/** What a test adds to the site that all tests share. */
export interface Additions {
  /** Installed where browsers look for an organisation's policy, for as long as the site runs. */
  readonly policy?: PolicyFile;
  readonly zones?: readonly Plan[];
  /** Returns hosts for nginx' configuration; the argument is the site's authority, which issues their certificates. */
  readonly hosts?: (authority: Authority) => string;
}

/**
 * Starts all servers and waits until each listens. If one does not, throws after stopping the others and removing all
 * files.
 */
export async function startSite({ policy, zones = [], hosts }: Additions = {}): Promise<Site> {
  addAddresses();
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-site-'));
  // Servers that drop root privileges must still reach their own folders.
  chmodSync(folder, 0o755);
  const etc = join(folder, 'etc');
  mkdirSync(etc);
  writeFileSync(join(etc, 'resolv.conf'), `nameserver ${ADDRESSES.system}\n`);
  prepareRoundcube(join(folder, 'roundcube'), etc);
  if (policy) deployPolicy(etc, policy);
  const bare = overlayEtc(etc);
  const domains = zones.map(({ name }) => name);
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
      keep(startSmtp(join(folder, 'postfix'), domains)),
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
