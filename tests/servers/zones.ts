/** The mail domains of the real-server tests, and the level that each deserves. */
import type { Level } from '../../utils/core/model.ts';
import { ADDRESSES } from './namespace.ts';

/** What `https://mta-sts.<domain>/.well-known/mta-sts.txt` answers. */
export interface Policy {
  readonly mode: 'enforce' | 'testing' | 'none';
  readonly mx?: string;
  /** How it is served. Default: as RFC 8461 §3.3 requires. */
  readonly flaw?: 'moved' | 'expired-certificate' | 'foreign-certificate' | 'web-page' | 'loopback-address';
}

export interface Zone {
  readonly domain: string;
  readonly about: string;
  /** For a sender about whom nothing is known: never better than `transport` (design.md §3 rule 3). */
  readonly expected: Level;
  /** Lines of the zone file after SOA and NS. */
  readonly records: readonly string[];
  /** `valid`: the parent has its key. `bogus`: the parent has another key. Otherwise unsigned. */
  readonly signed?: 'valid' | 'bogus';
  readonly policy?: Policy;
  /** Delegated to an address that accepts questions and never answers. */
  readonly silent?: boolean;
}

const MAIL = `mail A ${ADDRESSES.mail}`;
const PLAIN = ['@ MX 10 mail', MAIL];
/** A certificate digest (RFC 6698 §2.1): nobody connects, so any will do. */
const DIGEST = '8d02536c887482bc34ff54e41d2ba659bf85b341a0a20afadb5813dcfbcf286d';

export const ZONES: readonly Zone[] = [
  {
    domain: 'dane-secured.org',
    about: 'signed, with TLSA at its own mail host',
    expected: 'transport',
    signed: 'valid',
    records: [...PLAIN, `_25._tcp.mail TLSA 3 1 1 ${DIGEST}`],
  },
  {
    domain: 'dane-hosted.org',
    about: 'unsigned, its mail host is signed and has TLSA',
    expected: 'transport',
    records: ['@ MX 10 mail.dane-secured.org.'],
  },
  {
    domain: 'dane-unsigned.org',
    about: 'TLSA that nobody signed',
    expected: 'unproven',
    records: [...PLAIN, `_25._tcp.mail TLSA 3 1 1 ${DIGEST}`],
  },
  {
    domain: 'sts-enforced.org',
    about: 'MTA-STS, enforce, covers the mail host',
    expected: 'transport',
    policy: { mode: 'enforce', mx: '*.sts-enforced.org' },
    records: PLAIN,
  },
  {
    domain: 'sts-testing.org',
    about: 'MTA-STS, testing only',
    expected: 'unproven',
    policy: { mode: 'testing' },
    records: PLAIN,
  },
  {
    domain: 'sts-retired.org',
    about: 'MTA-STS, mode none',
    expected: 'unproven',
    policy: { mode: 'none' },
    records: PLAIN,
  },
  {
    domain: 'sts-mismatched.org',
    about: 'MTA-STS, enforce, another mail host than the MX',
    expected: 'unproven',
    policy: { mode: 'enforce', mx: 'mail.elsewhere.org' },
    records: PLAIN,
  },
  {
    domain: 'sts-moved.org',
    about: 'MTA-STS, policy behind a redirect',
    expected: 'unproven',
    policy: { mode: 'enforce', flaw: 'moved' },
    records: PLAIN,
  },
  {
    domain: 'sts-expired.org',
    about: 'MTA-STS, certificate expired',
    expected: 'unproven',
    policy: { mode: 'enforce', flaw: 'expired-certificate' },
    records: PLAIN,
  },
  {
    domain: 'sts-foreign.org',
    about: 'MTA-STS, certificate for another name',
    expected: 'unproven',
    policy: { mode: 'enforce', flaw: 'foreign-certificate' },
    records: PLAIN,
  },
  {
    domain: 'sts-captive.org',
    about: 'MTA-STS, a web page where the policy should be',
    expected: 'unproven',
    policy: { mode: 'enforce', flaw: 'web-page' },
    records: PLAIN,
  },
  {
    domain: 'sts-loopback.org',
    about: 'MTA-STS, policy served from a loopback address',
    expected: 'unproven',
    policy: { mode: 'enforce', flaw: 'loopback-address' },
    records: PLAIN,
  },
  { domain: 'plain-mail.org', about: 'MX and nothing else', expected: 'unproven', records: PLAIN },
  {
    domain: 'implicit-mail.org',
    about: 'no MX, but an address',
    expected: 'unproven',
    records: [`@ A ${ADDRESSES.mail}`],
  },
  { domain: 'null-mx.org', about: 'null MX', expected: 'undeliverable', records: ['@ MX 0 .'] },
  {
    domain: 'bogus-signed.org',
    about: 'signatures do not match the parent',
    expected: 'unknown',
    signed: 'bogus',
    records: PLAIN,
  },
  {
    domain: 'silent-server.org',
    about: 'its name server never answers',
    expected: 'unknown',
    silent: true,
    records: [],
  },
  {
    domain: 'operator-hosted.org',
    about: 'MX at a big operator',
    expected: 'transport',
    records: ['@ MX 1 aspmx.l.google.com.'],
  },
];

/** Recipients whose domain is in no zone file. The tables know two of them, so nobody is asked. */
export const OTHERS: readonly {
  readonly address: string;
  readonly about: string;
  readonly expected: Level;
  readonly isAsked: boolean;
}[] = [
  {
    address: 'erin@never-registered.org',
    about: 'NXDOMAIN',
    expected: 'undeliverable',
    isAsked: true,
  },
  { address: 'erin@gmail.com', about: 'a big operator’s own domain', expected: 'transport', isAsked: false },
  { address: '5551234567@vtext.com', about: 'SMS gateway', expected: 'exposed', isAsked: false },
];

export interface Addressee {
  readonly address: string;
  readonly expected: Level;
}

/** One recipient in every zone, and the others. */
export const ADDRESSEES: readonly Addressee[] = [
  ...ZONES.map(({ domain, expected }) => ({ address: `erin@${domain}`, expected })),
  ...OTHERS,
];
