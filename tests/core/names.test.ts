import { describe, expect, it } from 'vitest';
import { kindOfDomain, parseDomain, withParents } from '../../utils/core/domain.ts';
import { isPrivateAddress } from '../../utils/core/ip.ts';
import { isUsableSmimea, isUsableTlsa } from '../../utils/core/tlsa.ts';
import { isTopLevelDomain } from '../../utils/data/tlds.ts';
import tlsa from '../vectors/tlsa.json' with { type: 'json' };

describe('kindOfDomain', () => {
  it.each([
    ['example.com', 'public'],
    ['example.com.', 'public'],
    ['server.', 'internal'],
    ['mail.local.', 'internal'],
    ['printer.home.arpa.', 'internal'],
    ['xn--fsqu00a.xn--fiqs8s', 'public'],
    ['mail.local', 'internal'],
    ['server', 'internal'],
    ['fileserver.corp', 'internal'],
    ['mail.company.internal', 'internal'],
    ['printer.home.arpa', 'internal'],
    ['x.onion', 'internal'],
    ['x.test', 'internal'],
    ['[192.0.2.1]', 'literal'],
  ])('%s is %s', (domain, kind) => {
    expect(kindOfDomain(domain, isTopLevelDomain)).toBe(kind);
  });
});

describe('parseDomain', () => {
  it.each([
    '',
    '.',
    'a b.org',
    'a@b.org',
    '1.2.3.4',
    'x'.repeat(64) + '.org',
    ('a'.repeat(60) + '.').repeat(5) + 'org',
    'vtext.com’',
    '«x.org»',
    'x「y」.org',
    'exa\u200emple.com',
    'a\u200cb.org',
    '👨\u200d👩\u200d👧.ws',
    'proton.me\u200bword',
    'proton.me.\u200bword',
    'proton.me\u2060word',
    'proton.me\ufeffword',
    'proton.me\u3164word',
    'proton.me\u206aword',
    'proton.me\u{e0020}word',
  ])('refuses %j', (text) => {
    expect(parseDomain(text)).toBeNull();
  });

  it.each([
    ['می\u200cخواهم.com', 'xn--mgbn2ecje63gr19l.com'],
    ['ශ්\u200dරී.com', 'xn--10cl1a0b660p.com'],
    ['\u200bexa\u00admple\u2060.com\ufeff', 'example.com'],
    ['\u200eexample.com\u200d', 'example.com'],
    ['example。com。', 'example.com'],
    ['💩.la', 'xn--ls8h.la'],
    ['gmail.\u200bcom', 'gmail.com'],
    ['mail\u200b.example\u200b。com', 'mail.example.com'],
    ['❤\ufe0fa.ws', 'xn--a-6iq.ws'],
  ])('spells %j as the browser does', (text, domain) => {
    expect(parseDomain(text)).toBe(domain);
  });

  it('names parents down to two labels', () => {
    expect(withParents('a.b.c.org')).toEqual(['a.b.c.org', 'b.c.org', 'c.org']);
  });
});

describe('isPrivateAddress', () => {
  const own = [
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '192.0.0.8',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '0x7f.0.0.1',
    ' 8.8.8.8',
  ];
  const own6 = [
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '[::1]',
    '64:ff9b::a00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::808:808',
    '64:ff9b::808:808',
    '::ffff:a00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '::ffff:198.18.0.1',
    '::10.0.0.1',
    '2002:a00:1::1',
    '2002:7f00:0001::',
    '2001:0:1::1',
    'fc00::1',
    'fdff:ffff::1',
    'febf::1',
    'fe80::1%eth0',
    '2001:db8::1::2',
    '2001:db8:1:2:3:4:5:6:7',
    '2001:db8:1:2:3:4:5',
    '2a00::1.2.3',
    '2a00:g::1',
    'nonsense',
    '',
  ];
  it.each([...own, ...own6])('%s is not public', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  const others = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '198.17.0.1', '198.20.0.1', '192.0.1.1'];
  const others6 = [
    '2001:db8::1',
    '2a00:1450::1',
    '[2a00:1450:1:2:3:4:5:6]',
    '::ffff:8.8.8.8',
    '::ffff:808:808',
  ];
  it.each([...others, ...others6])('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('isUsableTlsa (RFC 7672 §3.1)', () => {
  const digest = 'ab'.repeat(32);
  it.each([
    [3, 1, 1, digest, true],
    [2, 0, 1, digest, true],
    [3, 1, 2, digest + digest, true],
    [3, 0, 0, tlsa.certificate, true],
    [2, 1, 0, tlsa.publicKey, true],
    [3, 1, 0, tlsa.certificate, false],
    [3, 0, 0, tlsa.publicKey, false],
    [3, 0, 0, tlsa.certificate.slice(0, -2), false],
    [3, 1, 0, `${tlsa.publicKey}00`, false],
    [3, 0, 0, '3082', false],
    [3, 0, 0, 'ab', false],
    [3, 0, 0, digest, false],
    [3, 1, 0, '30'.repeat(100), false],
    [0, 1, 1, digest, false],
    [1, 1, 1, digest, false],
    [255, 1, 1, digest, false],
    [3, 2, 1, digest, false],
    [3, 1, 3, digest, false],
    [3, 1, 1, 'abcd', false],
    [3, 1, 0, '', false],
    // DER by hand: an algorithm and a bit string, an object id where an algorithm belongs, no bit string, lengths in the
    // long form, of no length and longer than what follows.
    [3, 1, 0, '3009 3004 0602 2a03 0301 00', true],
    [3, 1, 0, '3009 3004 0402 2a03 0301 00', false],
    [3, 1, 0, '3009 3004 0602 2a03 0401 00', false],
    [3, 1, 0, '3006 3004 0602 2a03', false],
    [3, 1, 0, '308109 3004 0602 2a03 0301 00', true],
    [3, 1, 0, '3083000009 3004 0602 2a03 0301 00', true],
    [3, 1, 0, '308400000009 3004 0602 2a03 0301 00', false],
    [3, 1, 0, '3080 3004 0602 2a03 0301 00', false],
    [3, 1, 0, '300a 3004 0602 2a03 0301 00', false],
    [3, 1, 0, '3009 3004 0606 2a03 0301 00', false],
    [3, 1, 0, '3009 3008 0602 2a03 0301 00', false],
  ])('usage %i selector %i matching %i %s', (usage, selector, matchingType, data, usable) => {
    expect(isUsableTlsa({ usage, selector, matchingType, data: data.replaceAll(' ', '') })).toBe(usable);
  });

  it.each([0, 1, 2, 3, 4, 255])('of people (RFC 8162 §2), all four usages count: %i', (usage) => {
    const record = { usage, selector: 0, matchingType: 1, data: digest };
    expect(isUsableSmimea(record)).toBe(usage < 4);
    expect(isUsableSmimea({ ...record, selector: 2 })).toBe(false);
  });
});
