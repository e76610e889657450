/** Lists the table rows that can make a verdict `end-to-end`. For tests and maintainers; not part of the extension. */
import type { Chat, Sourced, E2eProvider, TransferService } from '../data/rows.ts';

export interface GreenRow extends Sourced {
  readonly table: string;
  readonly name: string;
  /** The hosts at which the row counts. */
  readonly hosts: readonly string[];
}

/** Returns a table's rows as in its file. */
export type ReadTable = (name: string) => unknown;

const isGreenChat = ({ level, condition, verified, bridge }: Chat) =>
  verified &&
  bridge === undefined &&
  (level === 'end-to-end' || (level === 'transport' && /^(marker|path|business)$/.test(condition)));

/** Returns the rows that can make a verdict `end-to-end`. */
export function greenRows(read: ReadTable): GreenRow[] {
  const row = (table: string, name: string, hosts: readonly string[], { source, asOf }: Sourced) => ({
    table,
    name,
    hosts,
    source,
    asOf,
  });
  const services = (read('transfer-services') as TransferService[])
    .filter(({ keys, verified }) => keys === 'recipient' && verified)
    .map((one) => row('transfer-services', one.name, one.appHosts ?? one.hosts, one));
  const chats = (read('chats') as Chat[])
    .filter((one) => isGreenChat(one) && one.hosts.length > 0)
    .map((one) => row('chats', one.app, one.hosts, one));
  const mail = (read('e2e-mail') as E2eProvider[])
    .filter(({ verified }) => verified)
    .map((one) => row('e2e-mail', one.provider, [...one.webmailHosts, ...one.mx], one));
  return [...services, ...chats, ...mail];
}
