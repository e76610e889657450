/** The HSTS preload list, trimmed: hosts that every current browser reaches over https only (RFC 6797 §12.3). */
import type { Dated } from './rows.ts';

export interface HstsTable extends Dated {
  /** How the list was trimmed, in a sentence. */
  readonly trimmed: string;
  /** Top-level domains that are on the list as a whole. */
  readonly topLevel: readonly string[];
  /** Names separated by single spaces; each includes the names below it. */
  readonly domains: string;
}

const sets = new WeakMap<HstsTable, ReadonlySet<string>>();

/** Is this host, or a name above it, on the list? All listed names include those below them. */
export function isPreloaded(host: string, table: HstsTable): boolean {
  const names = sets.get(table) ?? new Set([...table.topLevel, ...table.domains.split(' ')]);
  sets.set(table, names);
  const labels = host.split('.');
  return labels.some((_, at) => names.has(labels.slice(at).join('.')));
}
