/** The fake Internet's names, as data: what each domain publishes, and the level that mail to it must get. */
export interface Zone {
  readonly what: string;
  /** `<type> [<label under the domain>]` → records; `AD` in front: the resolver validated them. */
  readonly records: Readonly<Partial<Record<string, string>>>;
  /** How the resolver answers for the whole domain: a response code, or in an unusual way. */
  readonly rcode?: 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED';
  readonly silent?: boolean;
  readonly policy?: Policy;
  /** The level for a sender about whom nothing is known. */
  readonly level: string;
}

export interface Policy {
  readonly body: string;
  readonly status?: number;
  readonly type?: string;
  readonly location?: string;
  readonly certificate?: 'expired' | 'wrong-name';
}

const DIGEST = 'ab'.repeat(32);
const policy = (mode: string, mx: string): string =>
  `version: STSv1\r\nmode: ${mode}\r\nmx: ${mx}\r\nmax_age: 604800\r\n`;
/** Returns the records of a domain with an MTA-STS policy. */
export const sts = (domain: string) => ({
  MX: `10 mx.${domain}`,
  'TXT _mta-sts': 'v=STSv1; id=20261101T000000',
});
const dane = (domain: string, tlsa: string) => ({ MX: `AD 10 mx.${domain}`, 'TLSA _25._tcp.mx': tlsa });
/** Returns a policy that matches those records. */
export const good = (domain: string) => policy('enforce', `*.${domain}`);

export const ZONES: Readonly<Record<string, Zone>> = {
  'dane-secured.org': {
    what: 'signed MX, signed TLSA',
    records: dane('dane-secured.org', `AD 3 1 1 ${DIGEST}`),
    level: 'transport',
  },
  'dane-unsigned-mx.org': {
    what: 'signed TLSA behind an unsigned MX',
    records: { MX: '10 mx.dane-unsigned-mx.org', 'TLSA _25._tcp.mx': `AD 3 1 1 ${DIGEST}` },
    level: 'transport',
  },
  'dane-unsigned-tlsa.org': {
    what: 'TLSA that nobody validated',
    records: dane('dane-unsigned-tlsa.org', `3 1 1 ${DIGEST}`),
    level: 'unproven',
  },
  'dane-unusable.org': {
    what: 'only usages 0 and 1',
    records: dane('dane-unusable.org', `AD 0 0 1 ${DIGEST}|1 0 1 ${DIGEST}`),
    level: 'unproven',
  },
  'dane-half.org': {
    what: 'one mail host of two with TLSA',
    records: { MX: 'AD 10 a.dane-half.org|20 b.dane-half.org', 'TLSA _25._tcp.a': `AD 3 1 1 ${DIGEST}` },
    level: 'unproven',
  },
  'sts-enforce.org': {
    what: 'MTA-STS enforce, all hosts covered',
    records: sts('sts-enforce.org'),
    policy: { body: good('sts-enforce.org') },
    level: 'transport',
  },
  'sts-testing.org': {
    what: 'MTA-STS testing',
    records: sts('sts-testing.org'),
    policy: { body: policy('testing', '*.sts-testing.org') },
    level: 'unproven',
  },
  'sts-none.org': {
    what: 'MTA-STS none',
    records: sts('sts-none.org'),
    policy: { body: 'version: STSv1\nmode: none\nmax_age: 86400\n' },
    level: 'unproven',
  },
  'sts-mismatch.org': {
    what: 'policy names another host',
    records: sts('sts-mismatch.org'),
    policy: { body: policy('enforce', 'mail.elsewhere.org') },
    level: 'unproven',
  },
  'sts-deep.org': {
    what: 'host two labels below the wildcard',
    records: { MX: '10 a.b.sts-deep.org', 'TXT _mta-sts': 'v=STSv1; id=1' },
    policy: { body: good('sts-deep.org') },
    level: 'unproven',
  },
  'sts-redirect.org': {
    what: 'policy answers with a redirect to a good body',
    records: sts('sts-redirect.org'),
    policy: {
      body: good('sts-redirect.org'),
      status: 301,
      location: 'https://mta-sts.sts-enforce.org/.well-known/mta-sts.txt',
    },
    level: 'unproven',
  },
  'sts-expired.org': {
    what: 'policy host with an expired certificate',
    records: sts('sts-expired.org'),
    policy: { body: good('sts-expired.org'), certificate: 'expired' },
    level: 'unproven',
  },
  'sts-wrong-name.org': {
    what: 'policy host with another name’s certificate',
    records: sts('sts-wrong-name.org'),
    policy: { body: good('sts-wrong-name.org'), certificate: 'wrong-name' },
    level: 'unproven',
  },
  'sts-html.org': {
    what: 'policy is a web page',
    records: sts('sts-html.org'),
    policy: { body: '<!doctype html><title>Sign in</title>', type: 'text/html' },
    level: 'unproven',
  },
  'sts-404.org': {
    what: 'policy is not there',
    records: sts('sts-404.org'),
    policy: { body: 'not found', status: 404 },
    level: 'unproven',
  },
  'sts-big.org': {
    what: 'policy of more than 64 KiB',
    records: sts('sts-big.org'),
    policy: { body: good('sts-big.org') + '#'.repeat(70_000) },
    level: 'unproven',
  },
  'sts-garbage.org': {
    what: 'policy cannot be read',
    records: sts('sts-garbage.org'),
    policy: { body: '\u0000\u0001 nonsense' },
    level: 'unproven',
  },
  'sts-two-records.org': {
    what: 'two policy records: none',
    records: { MX: '10 mx.sts-two-records.org', 'TXT _mta-sts': 'v=STSv1; id=1|v=STSv1; id=2' },
    policy: { body: good('sts-two-records.org') },
    level: 'unproven',
  },
  'sts-literal.org': {
    what: 'policy and MX name the same address',
    records: { MX: '10 192.0.2.1', 'TXT _mta-sts': 'v=STSv1; id=1' },
    policy: { body: policy('enforce', '192.0.2.1') },
    level: 'unproven',
  },
  'sts-beside.org': {
    what: 'a broken record beside a good one',
    records: { MX: '10 mx.sts-beside.org', 'TXT _mta-sts': 'v|v=STSv1; id=1' },
    policy: { body: good('sts-beside.org') },
    level: 'unproven',
  },
  'dane-bit.org': { what: 'an octet', records: dane('dane-bit.org', 'AD 3 0 0 ab'), level: 'unproven' },
  'mx-localhost.org': { what: 'a mistaken null MX', records: { MX: '0 localhost' }, level: 'unproven' },
  'mx-dots.org': { what: 'two dots', records: { MX: '0 .|10 .', A: '203.0.113.7' }, level: 'undeliverable' },
  'gmail.com': {
    what: 'a big operator’s own domain',
    records: {
      MX: '5 gmail-smtp-in.l.google.com|10 alt1.gmail-smtp-in.l.google.com',
      'TXT _mta-sts': 'v=STSv1; id=20190429T010101',
    },
    policy: { body: policy('enforce', 'gmail-smtp-in.l.google.com\r\nmx: *.gmail-smtp-in.l.google.com') },
    level: 'transport',
  },
  'proton.me': {
    what: 'the same, with MTA-STS and DANE',
    records: {
      MX: 'AD 10 mail.protonmail.ch|20 mailsec.protonmail.ch',
      'TXT _mta-sts': 'v=STSv1; id=190906205100Z',
    },
    policy: { body: policy('enforce', 'mail.protonmail.ch\r\nmx: mailsec.protonmail.ch') },
    level: 'transport',
  },
  'plain-mail.org': {
    what: 'a mail host, nothing more',
    records: { MX: '10 mx.plain-mail.org' },
    level: 'unproven',
  },
  'implicit-mail.org': { what: 'no MX, an address', records: { A: '203.0.113.7' }, level: 'unproven' },
  'implicit-six.org': { what: 'no MX, an IPv6 address', records: { AAAA: '2001:db8::7' }, level: 'unproven' },
  'null-mx.org': { what: 'takes no mail (RFC 7505)', records: { MX: '0 .' }, level: 'undeliverable' },
  'null-among-others.org': {
    what: 'null MX among others',
    records: { MX: '0 .|10 mx.null-among-others.org' },
    level: 'unproven',
  },
  'keys-advanced.org': {
    what: 'key directory on a host of its own',
    records: { MX: '10 mx.keys-advanced.org', 'A openpgpkey': '203.0.113.20' },
    level: 'unproven',
  },
  'keys-direct.org': {
    what: 'key directory on the domain itself',
    records: { MX: '10 mx.keys-direct.org' },
    level: 'unproven',
  },
  'keys-signed.org': {
    what: 'signed records, keys among them',
    records: { MX: 'AD 10 mx.keys-signed.org' },
    level: 'unproven',
  },
  'nowhere-at-all.org': { what: 'does not exist', records: {}, rcode: 'NXDOMAIN', level: 'undeliverable' },
  'no-mail-host.org': {
    what: 'exists, nothing takes mail',
    records: { TXT: 'parked' },
    level: 'undeliverable',
  },
  'bogus-dnssec.org': { what: 'signatures do not fit', records: {}, rcode: 'SERVFAIL', level: 'unknown' },
  'refused-name.org': { what: 'the resolver will not say', records: {}, rcode: 'REFUSED', level: 'unknown' },
  'silent-server.org': { what: 'never an answer', records: {}, silent: true, level: 'unknown' },
  'private-address.org': {
    what: 'no MX, an address inside a private network',
    records: { A: '192.168.1.1' },
    level: 'unknown',
  },
  'at-google.org': {
    what: 'run by a big operator',
    records: { MX: '10 aspmx.l.google.com|20 alt1.aspmx.l.google.com' },
    level: 'transport',
  },
  'at-proton.org': {
    what: 'custom domain at Proton',
    records: { MX: '10 mail.protonmail.ch|20 mailsec.protonmail.ch' },
    level: 'transport',
  },
  'half-google.org': {
    what: 'one mail host of two is a stranger’s',
    records: { MX: '10 aspmx.l.google.com|20 mx.half-google.org' },
    level: 'unproven',
  },
  'mx-alias.org': { what: 'the domain is an alias', records: { CNAME: 'plain-mail.org' }, level: 'unproven' },
  'mx-literal.org': {
    what: 'an address where a host name should be',
    records: { MX: '10 192.0.2.1' },
    level: 'unproven',
  },
  'many-hosts.org': {
    what: '20 mail hosts',
    records: { MX: Array.from({ length: 20 }, (_, i) => `${i + 1} mx${i}.many-hosts.org`).join('|') },
    level: 'unproven',
  },
  'xn--bcher-kva.org': {
    what: 'an international name (bücher.org)',
    records: { MX: '10 mx.xn--bcher-kva.org' },
    level: 'unproven',
  },
};
