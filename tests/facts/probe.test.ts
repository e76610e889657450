/** What looks at an operator's hosts make of its row. */
import { describe, expect, it } from 'vitest';
import type { MailHost } from '../../utils/data/rows.ts';
import { hostsOf, seenRow } from '../../utils/facts/probe.ts';
import type { Look } from '../../utils/probe/model.ts';

const ROW: MailHost = {
  operator: 'Example Mail',
  patterns: ['*.mx.example', 'mx1.example', 'mx2.example'],
  source: 'https://mail.example/help',
  asOf: '2026-01-01',
  verified: false,
};
const TLS = {
  protocol: 'TLSv1.3',
  cipher: 'x',
  bits: 256,
  faults: [],
  notAfter: null,
  dane: 'matches',
} as const;
const look = (parts: Partial<Look>): Look => ({
  ...{ host: 'mx1.example', address: '192.0.2.1', at: 0, starttls: true, step: 'done', problem: null },
  ...{ code: null, tls: TLS, requiretls: null },
  ...parts,
});
const seen = (...looks: (Look | null)[]) => seenRow(ROW, looks, '2026-11-28', 'sealcheck 0.1.0');

describe('a row after its hosts were looked at', () => {
  it('has hosts where its patterns name them', () => {
    expect(hostsOf(ROW)).toEqual(['mx1.example', 'mx2.example']);
  });

  it('is verified where each takes encrypted delivery, dated, with what was seen', () => {
    expect(
      seen(look({}), look({ host: 'mx2.example', tls: { ...TLS, faults: ['expired'], dane: 'none' } })),
    ).toEqual({
      ...ROW,
      ...{ source: 'probe', asOf: '2026-11-28', verified: true, tool: 'sealcheck 0.1.0' },
      seen: [
        'mx1.example: TLSv1.3, certificate good, DANE matches',
        'mx2.example: TLSv1.3, certificate expired, DANE none',
      ],
    });
  });

  it.each([
    ['offers none', { starttls: false, tls: null }, 'mx1.example: no STARTTLS'],
    [
      'offers it and fails',
      { step: 'handshake', problem: 'handshake', tls: null },
      'mx1.example: STARTTLS, handshake handshake',
    ],
  ] as const)('is not verified where one %s', (_, parts, words) => {
    const row = seen(look({}), look(parts));
    expect(row).toMatchObject({ verified: false, source: 'probe' });
    expect(row.seen[1]).toBe(words);
  });

  it.each([
    [
      'nothing was seen of one',
      [look({}), look({ starttls: null, tls: null, step: 'connect', problem: 'timeout' })],
    ],
    ['one was not looked at', [look({}), null]],
    ['none was looked at', []],
  ])('stays as it was where %s', (_, looks) => {
    expect(seen(...looks)).toMatchObject(ROW);
  });
});
