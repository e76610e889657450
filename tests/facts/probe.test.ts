/** What probes of mail hosts make of a row of a table. */
import { describe, expect, it } from 'vitest';
import type { MailHost } from '../../utils/data/rows.ts';
import { isMissing } from '../../utils/facts/missing.ts';
import { hostRows, patternOf, stateOf, wordsOf, type State } from '../../utils/facts/probe.ts';
import type { Look } from '../../utils/probe/model.ts';

const ROW: MailHost = {
  operator: 'Example Mail',
  patterns: ['*.mx.example', 'mx1.example', 'mx2.example'],
  source: 'https://mail.example/help',
  asOf: '2026-01-01',
  verified: true,
};
const TLS = {
  protocol: 'TLSv1.3',
  cipher: 'x',
  bits: 256,
  faults: [],
  notAfter: null,
  dane: 'matches',
} as const;
const look = (parts: Partial<Look> = {}): Look => ({
  ...{ host: 'mx1.example', address: '192.0.2.1', at: 0, starttls: true, step: 'done', problem: null },
  ...{ code: null, tls: TLS, requiretls: null },
  ...parts,
});
const CLEAR = look({ starttls: false, tls: null });
const BROKEN = look({ step: 'handshake', problem: 'handshake', tls: null });
const SILENT = look({ starttls: null, tls: null, step: 'connect', problem: 'timeout' });

describe('what looks say together', () => {
  it.each([
    ['each took it', [look(), look({ tls: { ...TLS, faults: ['expired'], dane: 'none' } })], 'takes'],
    ['one offers none', [look(), CLEAR], 'refuses'],
    ['one offers it and fails', [look(), BROKEN], 'refuses'],
    ['one offers none, and another was not reached', [SILENT, CLEAR], 'refuses'],
    ['nothing was seen of one', [look(), SILENT], 'unseen'],
    ['one was looked at too often', [look(), null], 'unseen'],
    ['there was none', [], 'unseen'],
  ] as const)('%s', (_, looks, state) => {
    expect(stateOf(looks)).toBe(state);
  });

  it.each([
    [look(), 'mx1.example: TLSv1.3, certificate good, DANE matches'],
    [
      look({ tls: { ...TLS, faults: ['expired'], dane: 'none' } }),
      'mx1.example: TLSv1.3, certificate expired, DANE none',
    ],
    [CLEAR, 'mx1.example: no STARTTLS'],
    [BROKEN, 'mx1.example: STARTTLS, handshake handshake'],
    [SILENT, 'mx1.example: connect timeout'],
  ])('in words', (one, words) => {
    expect(wordsOf(one)).toBe(words);
  });
});

describe('a row after its hosts were looked at', () => {
  const after = (states: Readonly<Record<string, State>>) =>
    hostRows(ROW, (pattern) => states[pattern] ?? 'unseen', '2026-11-28');

  it('counts for those of its patterns of which a host was seen, and for no other', () => {
    const seen = { operator: 'Example Mail', source: 'probe', asOf: '2026-11-28' };
    expect(after({ 'mx1.example': 'takes', 'mx2.example': 'refuses' })).toEqual([
      { ...seen, patterns: ['mx1.example'], verified: true },
      { ...seen, patterns: ['mx2.example'], verified: false },
      { ...ROW, patterns: ['*.mx.example'] },
    ]);
  });

  it('stays as it was where nothing was seen', () => {
    expect(after({})).toEqual([ROW]);
  });
});

it.each([
  ['mx1.example', 'mx1.example'],
  ['a.mx.example', '*.mx.example'],
  ['b.a.mx.example', '*.mx.example'],
  ['mx.example', null],
  ['amx.example', null],
  ['mx1.example.org', null],
])('%s is a host of %s', (host, pattern) => {
  expect(patternOf(host, new Set(ROW.patterns))).toBe(pattern);
});

it('rows lack a source that nobody verified, that others wrote, that say nothing of encryption, or that are old', () => {
  const now = Date.parse('2026-02-01');
  const yahoo = 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/yahoo.com.xml';
  expect(isMissing(ROW, now)).toBe(false);
  expect(isMissing({ ...ROW, verified: false }, now)).toBe(true);
  expect(isMissing({ ...ROW, operator: 'Yahoo', source: yahoo }, now)).toBe(true);
  expect(
    isMissing({ ...ROW, operator: 'iCloud', source: 'https://support.apple.com/en-us/102374' }, now),
  ).toBe(true);
  expect(isMissing(ROW, Date.parse('2026-07-02'))).toBe(true);
});
