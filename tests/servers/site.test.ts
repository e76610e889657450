/** The servers alone, without Sealcheck: each zone is what the table says it is. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADDRESSES } from './namespace.ts';
import { run } from './process.ts';
import { filesIn, RECEIVER, sha256 } from './receiver.ts';
import { startSite, type Site } from './site.ts';
import { renderPolicy } from './web.ts';
import { OTHERS, ZONES } from './zones.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

interface DnsReply {
  readonly status: string;
  /** The AD bit (RFC 4035 §3.2.3). */
  readonly secure: boolean;
  readonly answers: readonly string[];
}

/** Asks as browsers do: over HTTPS, with a certificate that is valid for the public resolver's name. */
function ask(name: string, type: string): DnsReply {
  const tls = [`+tls-ca=${site.caFile}`, '+tls-hostname=dns.quad9.net'];
  const way = ['+https=/dns-query', ...tls, '+tries=1', '+time=15', '+adflag'];
  const text = run('dig', [...way, `@${ADDRESSES.resolver}`, name, type]);
  const status = /status: (\w+)/.exec(text)?.[1] ?? 'none';
  const flags = /flags: ([\w ]+);/.exec(text)?.[1] ?? '';
  const section = /ANSWER SECTION:\n([^;]*)/.exec(text)?.[1] ?? '';
  return {
    status,
    secure: flags.split(' ').includes('ad'),
    answers: section.trim().split('\n').filter(Boolean),
  };
}

describe.each(ZONES)('$domain: $about', ({ domain, signed, silent, records, policy }) => {
  const fails = silent === true || signed === 'bogus';

  test('the resolver answers, validates or refuses', () => {
    const { status, secure, answers } = ask(domain, 'MX');
    expect(status).toBe(fails ? 'SERVFAIL' : 'NOERROR');
    expect(secure).toBe(signed === 'valid');
    const hasMx = !fails && records.some((record) => record.startsWith('@ MX'));
    expect(answers).toHaveLength(hasMx ? 1 : 0);
  });

  test.runIf(policy)('the policy is served with its flaw and no other', () => {
    const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
    const show = '\\n%{http_code} %{content_type} %{remote_ip} %{ssl_verify_result}';
    const curl = (...more: string[]) =>
      run('curl', ['-sk', '--cacert', site.caFile, '-w', show, ...more, url]);
    const strict = () => run('curl', ['-s', '--cacert', site.caFile, '-o', '/dev/null', url]);
    const [body, facts] = curl().split(/\n(?=\d{3} [^\n]*$)/);
    const flaw = policy?.flaw;
    if (flaw === 'expired-certificate' || flaw === 'foreign-certificate') expect(strict).toThrow();
    else strict();
    const address = flaw === 'loopback-address' ? ADDRESSES.loopback : ADDRESSES.web;
    const status = flaw === 'moved' ? 301 : 200;
    const type = flaw === 'moved' || flaw === 'web-page' ? 'text/html' : 'text/plain';
    expect(facts).toContain(`${status} ${type} ${address}`);
    const good = policy && renderPolicy(domain, policy);
    expect(flaw === 'moved' ? curl('-L') : `${body ?? ''}\n`).toContain(good);
  });
});

test('a signed answer has the TLSA that DANE wants, an unsigned one has it without the AD bit', () => {
  expect(ask('_25._tcp.mail.dane-secured.org', 'TLSA')).toMatchObject({ secure: true, status: 'NOERROR' });
  const unsigned = ask('_25._tcp.mail.dane-unsigned.org', 'TLSA');
  expect(unsigned.answers).toHaveLength(1);
  expect(unsigned.secure).toBe(false);
});

test('what is in no zone does not exist, and the root says so with a signature', () => {
  for (const { address, isAsked } of OTHERS) {
    if (isAsked)
      expect(ask(address.split('@')[1] ?? '', 'MX')).toMatchObject({ status: 'NXDOMAIN', secure: true });
  }
});

test('the receiver stores what it is sent as it is, and counts every request', async () => {
  const file = '/usr/bin/curl';
  const kept = sha256(readFileSync(file));
  for (const way of [
    ['-F', `file=@${file};filename=ü.bin`],
    ['-T', file],
  ])
    for (const scheme of ['http', 'https'])
      run('curl', ['-sS', '--cacert', site.caFile, ...way, `${scheme}://${RECEIVER}/take`]);
  expect(site.receiver.begun()).toBe(4);
  expect((await Promise.all(site.receiver.brought().map(filesIn))).flat()).toEqual([
    { scheme: 'http', name: 'ü.bin', sha256: kept },
    { scheme: 'https', name: 'ü.bin', sha256: kept },
    { scheme: 'http', name: null, sha256: kept },
    { scheme: 'https', name: null, sha256: kept },
  ]);
});

test('nothing can leave the namespace', () => {
  expect(() => run('ip', ['route', 'get', '9.9.9.9'])).toThrow(/unreachable/);
  expect(run('ip', ['-o', 'link']).split('\n').filter(Boolean)).toHaveLength(3);
});

test('a site that is closed leaves no process and no file over /etc', async () => {
  const before = readFileSync('/etc/resolv.conf', 'utf8');
  await site.close();
  const programs = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readlinkSync(`/proc/${pid}/exe`)];
      } catch {
        return [];
      }
    });
  expect(programs.filter((path) => /named|nginx|dovecot|postfix|php/.test(path))).toEqual([]);
  expect(readFileSync('/etc/resolv.conf', 'utf8')).not.toBe(before);
  site = await startSite();
});
