/** Tables too large for the worker's bundle: files of the package, loaded before the first question. */
import type { HstsTable } from './hsts.ts';
import { withCorrections, type Correction } from './corrections.ts';
import type {
  CarrierBreach,
  Chat,
  Sourced,
  Gateway,
  MailDomains,
  MailHost,
  MailPolicy,
  NameTable,
  TransferService,
} from './rows.ts';

export interface LargeTables {
  readonly gateways: readonly Gateway[];
  readonly tlds: NameTable;
  readonly 'no-wkd': NameTable;
  readonly 'mail-domains': readonly MailDomains[];
  readonly 'mail-policies': readonly MailPolicy[];
  readonly operators: readonly MailHost[];
  readonly carriers: readonly CarrierBreach[];
  readonly 'transfer-services': readonly TransferService[];
  readonly hsts: HstsTable;
  readonly chats: readonly Chat[];
}
export type LargeTable = keyof LargeTables;

/** The tables that questions about mail recipients need. */
export const MAIL_TABLES = [
  'gateways',
  'tlds',
  'no-wkd',
  'mail-domains',
  'mail-policies',
  'operators',
] as const;
/** All of them. */
export const LARGE_TABLES = [
  ...MAIL_TABLES,
  'carriers',
  'transfer-services',
  'hsts',
  'chats',
] as const satisfies readonly LargeTable[];

const tables: { -readonly [N in LargeTable]?: LargeTables[N] } = {};
const reading = new Map<LargeTable, Promise<void>>();
let changes: readonly Correction[] = [];

/** Applies these corrections to tables that are loaded or first queried after this call. */
export function setCorrections(those: readonly Correction[]): void {
  changes = those;
}

/** Returns these rows with the corrections applied. */
export function corrected<R extends Sourced>(table: string, rows: readonly R[]): readonly R[] {
  return withCorrections(table, rows, changes);
}

/**
 * Loads these tables with `read`, unless that was done before. Rejects where one cannot be read: without it an answer
 * could be better than the truth. The next call retries a failed one.
 */
export async function loadTables(
  names: readonly LargeTable[],
  read: <N extends LargeTable>(name: N) => Promise<LargeTables[N]>,
): Promise<void> {
  const load = async (name: LargeTable) => {
    const rows = await read(name);
    Object.assign(tables, { [name]: Array.isArray(rows) ? corrected(name, rows as Sourced[]) : rows });
  };
  const begin = (name: LargeTable) => {
    const begun = load(name).catch((error: unknown) => {
      reading.delete(name);
      throw error;
    });
    reading.set(name, begun);
    return begun;
  };
  await Promise.all(names.map((name) => reading.get(name) ?? begin(name)));
}

/** Returns a loaded table; throws if it was not loaded, since "not in the table" would be a claim. */
export function largeTable<N extends LargeTable>(name: N): LargeTables[N] {
  const table = tables[name];
  if (table === undefined) throw new Error(`the table ${name} was not loaded`);
  return table;
}
