/** What corrections between releases do to the tables: a row is worth less, or a gateway is closed. Never the reverse. */
import type { Sourced } from './rows.ts';

/** Tables that corrections may be about. Of the others no row makes anything better. */
export const LOWERABLE = [
  'chats',
  'e2e-mail',
  'gateways',
  'mail-domains',
  'mail-policies',
  'operators',
  'senders',
  'transfer-services',
] as const;
export type Lowerable = (typeof LOWERABLE)[number];

/** The row with this name among its apps, hosts, domains or patterns supports nothing any more; a gateway is shut. */
export interface Change extends Sourced {
  readonly table: Lowerable;
  readonly name: string;
}

const FIELDS = ['app', 'domain', 'host', 'hosts', 'domains', 'patterns', 'mx', 'webmailHosts'];

/** The names by which a correction may mean this row. */
export function namesIn(row: Sourced): unknown[] {
  const fields = row as unknown as Readonly<Record<string, unknown>>;
  return FIELDS.flatMap((field) => fields[field] ?? []);
}

/**
 * A table's rows under these corrections. A correction that is older than its row says nothing: whoever made this release
 * has read the source since.
 */
export function lowered<R extends Sourced>(
  table: string,
  rows: readonly R[],
  changes: readonly Change[],
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
