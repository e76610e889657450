/** A host with several IP addresses: which are probed, and what their results say together. */
import { describe, expect, it } from 'vitest';
import { isOpen, pickAddresses, refusedNetworks } from '../../utils/probe/addresses.ts';
import type { Look, Problem, TlsFacts } from '../../utils/probe/model.ts';
import { mergeLooks } from '../../utils/probe/smtp/merge.ts';

const TLS: TlsFacts = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  bits: 256,
  faults: [],
  notAfter: 0,
  dane: 'none',
};
const look = (more: Partial<Look>): Look => ({
  host: 'mx.partner.org',
  address: '203.0.113.25',
  at: 1,
  starttls: null,
  step: 'done',
  problem: null,
  code: null,
  tls: null,
  requiretls: null,
  ...more,
});
const yes = look({ starttls: true, tls: TLS, requiretls: true });
const no = look({ starttls: false });
const failed = (problem: Problem, step: Look['step'] = 'connect') => look({ problem, step });

const cases: [string, [Look, ...Look[]], Partial<Look>][] = [
  ['all offer it', [yes, yes], { starttls: true, problem: null }],
  ['one cannot be reached', [failed('unreachable'), yes], { starttls: true }],
  ['one of two does not offer it: no answer', [yes, no], { starttls: null, problem: 'differs' }],
  ['none offers it', [no, no], { starttls: false }],
  ['none of those that can be reached', [no, failed('timeout')], { starttls: false }],
  [
    'a "later" stands in the way of a no',
    [no, failed('deferred', 'banner')],
    { starttls: null, problem: 'deferred' },
  ],
  [
    'a middlebox stands in the way of a no',
    [no, failed('stripped', 'ehlo')],
    { starttls: null, problem: 'stripped' },
  ],
  [
    'a refusal stands in the way of a no',
    [failed('rejected', 'ehlo'), no],
    { starttls: null, problem: 'rejected' },
  ],
  [
    'nobody answered: the farthest tells',
    [failed('timeout'), failed('reset', 'ehlo')],
    { starttls: null, step: 'ehlo' },
  ],
  [
    'the worse certificate speaks for the host',
    [yes, look({ ...yes, tls: { ...TLS, faults: ['expired'] } })],
    { tls: { ...TLS, faults: ['expired'] } },
  ],
  [
    'old TLS is worse than a certificate',
    [
      look({ ...yes, tls: { ...TLS, protocol: 'TLSv1' } }),
      look({ ...yes, tls: { ...TLS, faults: ['expired'] } }),
    ],
    { tls: { ...TLS, protocol: 'TLSv1' } },
  ],
  [
    'encryption that fails is worst',
    [yes, look({ starttls: true, step: 'handshake', problem: 'handshake' })],
    { tls: null },
  ],
  ['REQUIRETLS only where all have it', [yes, look({ ...yes, requiretls: false })], { requiretls: false }],
];

describe('looks at several addresses', () => {
  it.each(cases)('%s', (_, looks, outcome) => {
    expect(mergeLooks(looks)).toMatchObject(outcome);
    const [first, ...others] = [...looks].reverse();
    expect(mergeLooks([first ?? no, ...others])).toMatchObject(outcome);
  });
});

describe('addresses', () => {
  const none = refusedNetworks([]);
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '192.0.0.8',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:203.0.113.25',
    '64:ff9b::7f00:1',
    '2002:7f00:1::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '0x7f.1',
    '2130706433',
    '127.1',
    'localhost',
    '',
  ])('%s is never connected to', (address) => {
    expect(isOpen(address, none)).toBe(false);
  });
  it.each(['203.0.113.25', '8.8.8.8', '2a00:1450::1', '2001:db8::25'])('%s is', (address) => {
    expect(isOpen(address, none)).toBe(true);
  });

  it('one’s own networks are refused, and a misspelt one is an error', () => {
    const own = refusedNetworks(['203.0.113.0/24', '2a00:1450::/32', '8.8.8.8']);
    for (const address of ['203.0.113.25', '2a00:1450::1', '8.8.8.8'])
      expect(isOpen(address, own)).toBe(false);
    expect(isOpen('8.8.4.4', own)).toBe(true);
    for (const wrong of ['203.0.113.0/', '203.0.113/24', 'office', '203.0.113.0/33', ''])
      expect(() => refusedNetworks([wrong])).toThrow();
  });

  it('both families in turn, four at most, each once', () => {
    const v4 = ['203.0.113.1', '203.0.113.1', '203.0.113.2', '10.0.0.1', '203.0.113.3', '203.0.113.4'];
    expect(pickAddresses({ v4, v6: ['2001:db8::1', '::1'] }, none)).toEqual([
      '2001:db8::1',
      '203.0.113.1',
      '203.0.113.2',
      '203.0.113.3',
    ]);
    expect(pickAddresses({ v4: ['10.0.0.1'], v6: [] }, none)).toEqual([]);
  });
});
