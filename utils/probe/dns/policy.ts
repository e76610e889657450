/**
 * Fetches a domain's MTA-STS policy (RFC 8461) as §3.3 requires: valid certificate, status 200, no redirect, bounded.
 */
import { request } from 'node:https';
import type { BlockList } from 'node:net';
import { coversHost, parseStsPolicy, parseStsRecord, type StsPolicy } from '../../core/mta-sts.ts';
import { pickAddresses } from '../addresses.ts';
import type { Resolver } from './resolver.ts';

const TIMEOUT = 5_000;
const MAX_BYTES = 64 * 1024;

/** `none`: no policy is published. `unknown`: there is, or may be, one that could not be read. */
export type Policy = { readonly mode: StsPolicy['mode'] | 'unknown'; readonly covers: readonly string[] };

export interface PolicyKit {
  readonly resolver: Resolver;
  readonly refused: BlockList;
  readonly ca?: string;
  /** Port of the policy host; differs only in tests. */
  readonly port?: number;
  /** Returns where to connect for an address; differs only in tests. */
  readonly reach?: (address: string) => string;
}

function fetchFrom(host: string, address: string, { ca, port = 443, reach = (to) => to }: PolicyKit) {
  return new Promise<string>((resolve, reject) => {
    const asked = request(
      {
        host: reach(address),
        port,
        servername: host,
        path: '/.well-known/mta-sts.txt',
        headers: { host, accept: 'text/plain' },
        signal: AbortSignal.timeout(TIMEOUT),
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const type = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
        if (response.statusCode !== 200 || type !== 'text/plain') {
          response.destroy();
          reject(new Error(`HTTP ${response.statusCode ?? 0}`));
          return;
        }
        let body = '';
        response.setEncoding('utf8');
        response
          .on('data', (chunk: string) => {
            body += chunk;
            if (body.length > MAX_BYTES) response.destroy(new Error('too large'));
          })
          .on('error', reject)
          .on('end', () => {
            resolve(body);
          });
      },
    );
    asked.on('error', reject).end();
  });
}

/** Returns the mode of this domain's policy, and which of these hosts it covers. Never throws. */
export async function askPolicy(domain: string, hosts: readonly string[], kit: PolicyKit): Promise<Policy> {
  const unknown: Policy = { mode: 'unknown', covers: [] };
  const txt = await kit.resolver.ask(`_mta-sts.${domain}`, 'TXT');
  if (!txt.ok) return unknown;
  if (parseStsRecord(txt.value.records) === null) return { mode: 'none', covers: [] };
  const host = `mta-sts.${domain}`;
  const [v4, v6] = await Promise.all([kit.resolver.ask(host, 'A'), kit.resolver.ask(host, 'AAAA')]);
  const found = { v4: v4.ok ? v4.value.records : [], v6: v6.ok ? v6.value.records : [] };
  for (const address of pickAddresses(found, kit.refused)) {
    try {
      const policy = parseStsPolicy(await fetchFrom(host, address, kit));
      if (policy === null) return unknown;
      const covers = hosts.filter((one) => policy.mx.some((pattern) => coversHost(pattern, one)));
      return { mode: policy.mode, covers };
    } catch {
      // Try the next address.
    }
  }
  return unknown;
}
