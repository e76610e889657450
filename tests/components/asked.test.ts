import { expect, it } from 'vitest';
import { byName, countToday } from '../../components/popup/asked.ts';
import type { LedgerEntry } from '../../utils/core/report.ts';
import { NOW } from './samples.ts';

const DAY = 24 * 60 * 60 * 1000;
const asked = (to: string, revealed: string, at = NOW): LedgerEntry => ({
  at,
  to,
  purpose: 'dns',
  revealed,
  outcome: 'answered',
});
const ENTRIES = [
  asked('dns.quad9.net', 'example.org (MX)'),
  asked('dns.quad9.net', '_mta-sts.example.org (TXT)'),
  asked('dns.quad9.net', '_25._tcp.mx.example.org (TLSA)'),
  asked('mta-sts.example.org', 'example.org'),
  asked('keys.openpgp.org', 'ann@example.org'),
  asked('dns.quad9.net', '. (A)'),
  asked('policy.office.org', '\u2013', NOW - 2 * DAY),
];

it('puts the questions about one name together, whatever the technical name was', () => {
  expect(byName(ENTRIES).map(({ about, entries }) => [about, entries.length])).toEqual([
    ['example.org', 4],
    ['mx.example.org', 1],
    ['dns.quad9.net', 1],
    ['policy.office.org', 1],
  ]);
});

it('counts today’s hosts and names, and no name where none was told', () => {
  expect(countToday(ENTRIES, NOW)).toEqual({ hosts: 3, names: 2 });
  expect(countToday(ENTRIES, NOW + 3 * DAY)).toEqual({ hosts: 0, names: 0 });
});
