/** The probe among real servers, and from an organisation's policy by way of it to a held Send. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readCall } from '../../utils/probe/config.ts';
import { run, type Running } from '../../utils/probe/run.ts';
import { until, type Browser } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { createAuthority, type Authority, type Certificate } from './certificates.ts';
import { waitForMark } from './marks.ts';
import { ADDRESSES } from './namespace.ts';
import { startPartner, type Encryption } from './partner.ts';
import type { Service } from './process.ts';
import { startSite, type Site } from './site.ts';
import { addRecipients, openCompose, pressSend, signIn, waitUntilSent, writeText } from './webmail.ts';

const HOST = 'mail.plain-mail.org';
const SIGNED_HOST = 'mail.dane-probed.org';
const RECIPIENT = 'erin@plain-mail.org';
const PROBE = { host: 'probe.own-office.org', port: 8443 };
const TOKEN = 'token-of-the-office';
const MINUTE = 60_000;

let site: Site;
let authority: Authority;
let certificates: Record<'good' | 'expired' | 'foreign' | 'signed' | 'unknown', Certificate>;
let partner: Service | null = null;
let probe: Running;
/** Minutes that the probe's clock is ahead. */
let ahead = 0;
let starts = 0;

async function setPartner(encryption: Encryption | null): Promise<void> {
  await partner?.stop();
  starts += 1;
  partner = await startPartner(join(site.folder, `partner-${starts}`), encryption);
}

async function startProbe(): Promise<Running> {
  const own = authority.issue([PROBE.host]);
  const args = [
    ...['--listen', `${ADDRESSES.mail}:${PROBE.port}`, '--certificate', own.file, '--key', own.keyFile],
    ...['--name', PROBE.host, '--cache', ':memory:', '--ca', site.caFile],
    ...['--resolver', 'https://dns.quad9.net/dns-query'],
  ];
  return run(readCall(args, { SEALCHECK_PROBE_TOKEN: TOKEN }).config(), {
    looker: { now: () => Date.now() + ahead * MINUTE },
    log: () => undefined,
  });
}

const tlsaOf = (pem: string) =>
  createHash('sha256')
    .update(new X509Certificate(readFileSync(pem)).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

beforeAll(async () => {
  const certificateFolder = '/tmp/sealcheck-probe-tls';
  mkdirSync(certificateFolder, { recursive: true });
  const strange = createAuthority(join(certificateFolder, `strange-${process.pid}`));
  const signed = strange.issue([SIGNED_HOST]);
  site = await startSite({
    policy: {
      locked: {
        consentStage: 1,
        probeUrl: `https://${PROBE.host}:${PROBE.port}`,
        probeToken: TOKEN,
      },
    },
    zones: [
      { name: 'own-office.org', records: [`probe A ${ADDRESSES.mail}`] },
      {
        name: 'dane-probed.org',
        signed: 'valid',
        records: [
          '@ MX 10 mail',
          `mail A ${ADDRESSES.mail}`,
          `_25._tcp.mail TLSA 3 1 1 ${tlsaOf(signed.file)}`,
        ],
      },
    ],
    hosts: (own) => {
      authority = own;
      return '';
    },
  });
  certificates = {
    good: authority.issue([HOST]),
    expired: authority.issue(['mail.expired.org', HOST], 'expired'),
    foreign: authority.issue(['elsewhere.org']),
    unknown: strange.issue([HOST]),
    signed,
  };
  probe = await startProbe();
});
afterAll(async () => {
  await probe.close();
  await partner?.stop();
  await site.close();
});

async function ask(host: string, domain: string): Promise<Record<string, unknown>> {
  const path = `/v1/probe?mx=${host}&domain=${domain}`;
  const { request } = await import('node:https');
  const text = await new Promise<string>((resolve, reject) => {
    const options = {
      ...PROBE,
      path,
      ca: readFileSync(site.caFile),
      headers: { authorization: `Bearer ${TOKEN}` },
    };
    request(options, (response) => {
      let body = '';
      response
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => {
          resolve(body);
        });
    })
      .on('error', reject)
      .end();
  });
  return JSON.parse(text) as Record<string, unknown>;
}

describe('a real Postfix', () => {
  afterEach(() => {
    // The next look at the same host may be an hour later.
    ahead += 70;
  });
  const rows: [string, () => Encryption, object][] = [
    ['encrypts', () => ({ certificate: certificates.good }), { starttls: true, certValid: true }],
    [
      'has an expired certificate',
      () => ({ certificate: certificates.expired }),
      { evidence: { certificate: ['expired'] } },
    ],
    [
      'has another’s certificate',
      () => ({ certificate: certificates.foreign }),
      { evidence: { certificate: ['wrong-name'] } },
    ],
    [
      'has an unknown authority',
      () => ({ certificate: certificates.unknown }),
      { evidence: { certificate: ['unknown-issuer'] } },
    ],
    [
      'speaks TLS 1.0 only',
      () => ({ certificate: certificates.good, protocols: 'TLSv1' }),
      { starttls: true, evidence: { protocol: 'TLSv1' } },
    ],
    [
      'speaks TLS 1.2 only',
      () => ({ certificate: certificates.good, protocols: 'TLSv1.2' }),
      { starttls: true, evidence: { protocol: 'TLSv1.2' } },
    ],
  ];
  test.each(rows)('%s', async (_, encryption, outcome) => {
    await setPartner(encryption());
    expect(await ask(HOST, 'plain-mail.org')).toMatchObject(outcome);
  });

  test('DANE by signed records, for a certificate that nobody else vouches for', async () => {
    await setPartner({ certificate: certificates.signed });
    expect(await ask(SIGNED_HOST, 'dane-probed.org')).toMatchObject({
      certValid: false,
      evidence: { dane: 'matches', certificate: ['unknown-issuer'] },
    });
    ahead += 70;
    await setPartner({ certificate: certificates.good });
    expect(await ask(SIGNED_HOST, 'dane-probed.org')).toMatchObject({ evidence: { dane: 'mismatch' } });
  });

  test('whose zone is bogus is not looked at', async () => {
    expect(await ask('mail.bogus-signed.org', 'bogus-signed.org')).toMatchObject({ problem: 'not-known' });
  });
});

describe.each(BROWSERS)('from the policy to the question at Send, in %s', (name) => {
  let browser: Browser;
  const compose = async () => {
    browser = await startBrowser(name, site, 'sealcheck');
    await waitForPolicy(browser);
    const page = await browser.newPage();
    await signIn(page);
    await openCompose(page);
    await addRecipients(page, 'to', [RECIPIENT]);
    await writeText(page, { subject: 'Hi', body: 'Hi' });
    return page;
  };
  afterEach(async () => {
    await browser.close();
    ahead += 70;
  });

  test('a server that takes mail openly: others can read it, and Send is held', async () => {
    await setPartner(null);
    const seen = [];
    for (const wait of [0, 16, 16]) {
      ahead += wait;
      seen.push((await ask(HOST, 'plain-mail.org'))['starttls']);
    }
    expect(seen, 'believed after the third look').toEqual([null, null, false]);
    const page = await compose();
    await waitForMark(page, RECIPIENT, 'exposed');
    const before = site.taken();
    await pressSend(page);
    expect(await question(page)).not.toBe('');
    expect(site.taken(), 'nothing was handed to the mail server').toBe(before);
    await answer(page, 'go');
    await gone(page);
    await waitUntilSent(page);
    expect(site.taken()).toBe(before + 1);
  });

  test('the same server an hour after it got STARTTLS: calm, and nothing is held', async () => {
    await setPartner({ certificate: certificates.good });
    expect(await ask(HOST, 'plain-mail.org')).toMatchObject({ starttls: true });
    const page = await compose();
    await waitForMark(page, RECIPIENT, 'transport');
    const before = site.taken();
    await pressSend(page);
    await waitUntilSent(page);
    expect(site.taken()).toBe(before + 1);
    await until(() => Promise.resolve(site.taken() === before + 1), 'the mail to be handed over');
  });
});
