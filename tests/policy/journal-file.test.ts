/** Exporting decisions as a file. */
import { expect, it } from 'vitest';
import Papa from 'papaparse';
import type { JournalEntry } from '../../utils/core/report.ts';
import { renderJournal } from '../../utils/policy/journal-file.ts';
import { countDecisions } from '../../utils/policy/support.ts';
import { NOW } from './samples.ts';

const ENTRY: JournalEntry = {
  at: NOW,
  site: 'mail.example.net',
  channel: 'email',
  level: 'exposed',
  action: 'justify',
  to: 'vtext.com',
  outcome: 'sent',
  reason: 'She "asked", twice\nor more',
};

it('is JSON that says what is kept', () => {
  expect(JSON.parse(renderJournal([ENTRY], 'json'))).toEqual([{ ...ENTRY, at: '2026-11-24T12:00:00.000Z' }]);
});

it('is CSV that other programs read back, and calculate nothing of', () => {
  const text = renderJournal([ENTRY, { ...ENTRY, reason: '=1+1' }], 'csv');
  const { data } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(data).toMatchObject([{ to: 'vtext.com', reason: ENTRY.reason }, { reason: "'=1+1" }]);
});

it('has the pauses with their ends, and counts them for support without their sites', () => {
  const pause: JournalEntry = {
    at: NOW,
    site: 'mail.example.net',
    outcome: 'paused',
    until: NOW + 3_600_000,
  };
  const text = renderJournal([pause, ENTRY], 'csv');
  const { data } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(data).toMatchObject([
    { site: 'mail.example.net', outcome: 'paused', until: '2026-11-24T13:00:00.000Z', level: '' },
    { outcome: 'sent', until: '' },
  ]);
  expect(countDecisions([pause, ENTRY, pause])).toEqual({ paused: 2, 'email exposed justify sent': 1 });
});
