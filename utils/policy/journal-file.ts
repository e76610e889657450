/** Exports the list of decisions as a file. Pure. */
import type { JournalEntry } from '../core/report.ts';

const COLUMNS = ['at', 'channel', 'site', 'to', 'level', 'action', 'outcome', 'reason', 'until'] as const;

/** Returns a field of RFC 4180, always quoted. What a spreadsheet would calculate (`=…`) is turned into text. */
function field(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** Renders the decisions in the given order: domains and hosts, never whole addresses. Times are UTC. */
export function renderJournal(entries: readonly JournalEntry[], form: 'json' | 'csv'): string {
  const told = (at: number) => new Date(at).toISOString();
  const rows = entries.map((one) => ({
    ...one,
    at: told(one.at),
    ...('until' in one && { until: told(one.until) }),
  }));
  if (form === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  const lines = rows.map((row) =>
    COLUMNS.map((name) =>
      field((row as Partial<Record<(typeof COLUMNS)[number], string>>)[name] ?? ''),
    ).join(),
  );
  return [COLUMNS.join(), ...lines, ''].join('\r\n');
}
