/** The probe connects to real mail servers (Postfix, Exim, OpenSMTPD), using a real validating resolver. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MailServer } from './partner.ts';
import { HOST, SIGNED_HOST, startProbed } from './probed.ts';

type Probed = Awaited<ReturnType<typeof startProbed>>;
let probed: Probed;
beforeAll(async () => {
  probed = await startProbed();
});
afterAll(() => probed.close());
afterEach(() => {
  // The same host is not probed again within an hour.
  probed.wait(70);
});

type Kind = keyof Probed['certificates'];
const rows: [MailServer, string, Kind, string | undefined, object][] = [
  ['postfix', 'encrypts', 'good', undefined, { starttls: true, certValid: true, problem: null }],
  ['postfix', 'has an expired certificate', 'expired', undefined, { evidence: { certificate: ['expired'] } }],
  [
    'postfix',
    'has another’s certificate',
    'foreign',
    undefined,
    { evidence: { certificate: ['wrong-name'] } },
  ],
  [
    'postfix',
    'has an unknown authority',
    'unknown',
    undefined,
    { evidence: { certificate: ['unknown-issuer'] } },
  ],
  ['postfix', 'speaks TLS 1.0 only', 'good', 'TLSv1', { starttls: true, evidence: { protocol: 'TLSv1' } }],
  [
    'postfix',
    'speaks TLS 1.2 only',
    'good',
    'TLSv1.2',
    { starttls: true, evidence: { protocol: 'TLSv1.2' } },
  ],
  ['exim', 'encrypts', 'good', undefined, { starttls: true, certValid: true, problem: null }],
  ['exim', 'has an expired certificate', 'expired', undefined, { evidence: { certificate: ['expired'] } }],
  ['exim', 'has another’s certificate', 'foreign', undefined, { evidence: { certificate: ['wrong-name'] } }],
];
let seenAt: unknown = null;
test.each(rows)('%s: it %s', async (make, _, kind, protocols, outcome) => {
  const certificate = probed.certificates[kind];
  await probed.setPartner({ certificate, ...(protocols && { protocols }) }, make);
  const said = await probed.ask(HOST, 'plain-mail.org');
  expect(said).toMatchObject(outcome);
  // If this probe had seen nothing, the answer would be from an earlier one.
  expect(said['at']).not.toBe(seenAt);
  seenAt = said['at'];
});

test.each(['postfix', 'exim', 'opensmtpd'] as const)(
  '%s does not encrypt: believed after the third look, not before',
  async (make) => {
    await probed.setPartner({ certificate: probed.certificates.good });
    expect(await probed.ask(HOST, 'plain-mail.org')).toMatchObject({ starttls: true });
    probed.wait(70);
    await probed.setPartner(null, make);
    const seen: unknown[] = [];
    // A probe that a busy machine does not finish in time does not count.
    for (let asked = 0; asked < 6 && seen.at(-1) !== false; asked += 1) {
      if (asked > 0) probed.wait(16);
      seen.push((await probed.ask(HOST, 'plain-mail.org'))['starttls']);
    }
    expect(seen.slice(0, 2)).toEqual([null, null]);
    expect(seen.at(-1)).toBe(false);
  },
);

test('DANE by signed records, for a certificate that nobody else vouches for', async () => {
  const { signed, good } = probed.certificates;
  await probed.setPartner({ certificate: signed });
  expect(await probed.ask(SIGNED_HOST, 'dane-probed.org')).toMatchObject({
    certValid: false,
    evidence: { dane: 'matches', certificate: ['unknown-issuer'] },
  });
  probed.wait(70);
  await probed.setPartner({ certificate: good });
  expect(await probed.ask(SIGNED_HOST, 'dane-probed.org')).toMatchObject({ evidence: { dane: 'mismatch' } });
});

test('a host whose zone is bogus is nobody’s mail host', async () => {
  expect(await probed.ask('mail.bogus-signed.org', 'bogus-signed.org')).toMatchObject({
    problem: 'not-known',
  });
});
