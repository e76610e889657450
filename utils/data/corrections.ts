/** Applies corrections between releases to the tables: a row is worth less, a gateway is closed. Never the reverse. */
import type { Sourced } from './rows.ts';

/** Tables that can be corrected. The rows of the others improve no verdict. */
export const CORRECTABLE = [
  'chats',
  'e2e-mail',
  'gateways',
  'mail-domains',
  'mail-policies',
  'operators',
  'senders',
  'transfer-services',
] as const;
export type CorrectableTable = (typeof CORRECTABLE)[number];

/**
 * A correction: the row that has this name among its apps, hosts, domains or patterns no longer supports anything; a
 * gateway is closed.
 */
export interface Correction extends Sourced {
  readonly table: CorrectableTable;
  readonly name: string;
}

const FIELDS = ['app', 'domain', 'host', 'hosts', 'domains', 'patterns', 'mx', 'webmailHosts'];

/** Returns the names by which a correction can refer to this row. */
export function namesIn(row: Sourced): unknown[] {
  const fields = row as unknown as Readonly<Record<string, unknown>>;
  return FIELDS.flatMap((field) => fields[field] ?? []);
}

/**
 * Returns a table's rows with these corrections applied. A correction older than its row is ignored: whoever made this
 * release has read the source since.
 */
export function withCorrections<R extends Sourced>(
  table: string,
  rows: readonly R[],
  changes: readonly Correction[],
): readonly R[] {
  const own = changes.filter((change) => change.table === table);
  if (own.length === 0) return rows;
  return rows.map((row) => {
    const names = namesIn(row);
    const change = own.find(({ name, asOf }) => names.includes(name) && asOf >= row.asOf);
    if (!change) return row;
    const { source, asOf } = change;
    const less = table === 'gateways' ? { status: 'retired', since: asOf } : { verified: false };
    return { ...row, ...less, source, asOf };
  });
}
