/** A site whose office runs a probe, and a partner whose server encrypts as a test wants. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCall } from '../../utils/probe/config.ts';
import { createResolver } from '../../utils/probe/dns/resolver.ts';
import { run } from '../../utils/probe/run.ts';
import { until } from '../world/browsers/browser.ts';
import { createAuthority, type Authority } from './certificates.ts';
import { ADDRESSES } from './namespace.ts';
import { startPartner, type Encryption, type MailServer } from './partner.ts';
import type { Service } from './process.ts';
import { startSite, type Additions } from './site.ts';

/** The partner's mail host, in an unsigned and in a signed zone. */
export const HOST = 'mail.plain-mail.org';
export const SIGNED_HOST = 'mail.dane-probed.org';

const PROBE = { host: 'probe.own-office.org', port: 8443 };
const TOKEN = 'token-of-the-office';
const MINUTE = 60_000;

const keyDigest = (pem: string) =>
  createHash('sha256')
    .update(new X509Certificate(readFileSync(pem)).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** What a test adds: its own zones and hosts, and how much the policy lets the extension ask (default: domains). */
export interface ProbedWith extends Pick<Additions, 'zones' | 'hosts'> {
  readonly consentStage?: 1 | 2;
}

/** Starts everything; the policy names the probe. */
export async function startProbed({ consentStage = 1, zones = [], hosts }: ProbedWith = {}) {
  const strange = createAuthority(join(mkdtempSync(join(tmpdir(), 'sealcheck-strange-')), 'tls'));
  const signed = strange.issue([SIGNED_HOST]);
  let authority: Authority | null = null;
  const site = await startSite({
    policy: {
      locked: { consentStage, probeUrl: `https://${PROBE.host}:${PROBE.port}`, probeToken: TOKEN },
    },
    zones: [
      ...zones,
      { name: 'own-office.org', records: [`probe A ${ADDRESSES.mail}`] },
      {
        name: 'dane-probed.org',
        signed: 'valid',
        records: [
          '@ MX 10 mail',
          `mail A ${ADDRESSES.mail}`,
          `_25._tcp.mail TLSA 3 1 1 ${keyDigest(signed.file)}`,
        ],
      },
    ],
    hosts: (own) => {
      authority = own;
      return hosts?.(own) ?? '';
    },
  });
  const issuer = authority as unknown as Authority;
  const certificates = {
    good: issuer.issue([HOST]),
    expired: issuer.issue(['expired.plain-mail.org', HOST], 'expired'),
    foreign: issuer.issue(['elsewhere.org']),
    unknown: strange.issue([HOST]),
    signed,
  };
  const own = issuer.issue([PROBE.host]);
  const args = [
    ...['--listen', `${ADDRESSES.mail}:${PROBE.port}`, '--certificate', own.file, '--key', own.keyFile],
    ...['--name', PROBE.host, '--cache', ':memory:', '--ca', site.caFile],
    ...['--resolver', 'https://dns.quad9.net/dns-query'],
  ];
  // The first questions to a resolver that has just started are slow, and a probe that fails because of that costs an
  // hour.
  const resolver = createResolver('https://dns.quad9.net/dns-query', readFileSync(site.caFile, 'utf8'));
  for (const type of ['A', 'AAAA'] as const)
    await until(async () => (await resolver.ask(HOST, type)).ok, 'the resolver');
  await until(async () => (await resolver.ask(`_25._tcp.${HOST}`, 'TLSA')).ok, 'the resolver');
  let ahead = 0;
  let partner: Service | null = null;
  let starts = 0;
  const probe = await run(readCall(args, { SEALCHECK_PROBE_TOKEN: TOKEN }).config(), {
    looker: { now: () => Date.now() + ahead * MINUTE },
    log: () => undefined,
  });
  /** Asks the probe once, as a browser would. */
  const askOnce = (host: string, domain: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const path = `/v1/probe?mx=${host}&domain=${domain}`;
      const headers = { authorization: `Bearer ${TOKEN}` };
      request({ ...PROBE, path, headers, ca: readFileSync(site.caFile) }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve(JSON.parse(body) as Record<string, unknown>);
        });
      })
        .on('error', reject)
        .end();
    });
  return {
    site,
    certificates,
    /** Moves the probe's clock forward. */
    wait(minutes: number) {
      ahead += minutes;
    },
    /** Restarts the partner's server; null: without encryption. */
    async setPartner(encryption: Encryption | null, make?: MailServer) {
      await partner?.stop();
      starts += 1;
      partner = await startPartner(join(site.folder, `partner-${starts}`), encryption, make);
    },
    /** Returns the probe's answer once it has one: on a busy machine a probe may take longer than a request waits. */
    ask: async (host: string, domain: string): Promise<Record<string, unknown>> => {
      const said = await until(async () => {
        const said = await askOnce(host, domain);
        return said['problem'] === 'looking' ? null : said;
      }, `a look at ${host}`);
      return said ?? {};
    },
    async close() {
      await probe.close();
      await partner?.stop();
      await site.close();
    },
  };
}
