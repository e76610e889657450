/** Decisions taken along as a file. */
import { expect, it } from 'vitest';
import Papa from 'papaparse';
import type { JournalEntry } from '../../utils/core/report.ts';
import { renderJournal } from '../../utils/policy/journal-file.ts';
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
