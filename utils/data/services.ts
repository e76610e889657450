/** Queries on the table of file transfer services. Pure. */
import { largeTable } from './large.ts';
import type { TransferService } from './rows.ts';
import { ageOf } from './tables.ts';

let services: ReadonlyMap<string, TransferService> | undefined;

/** Returns the service at this host, or at a name above it; null: not in the table. */
export function serviceOf(host: string): TransferService | null {
  services ??= new Map(
    largeTable('transfer-services').flatMap((row) => row.hosts.map((name) => [name, row] as const)),
  );
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const row = services.get(name);
    if (row) return row;
  }
  return null;
}

/** Whether this is exactly a host of the service's app. */
export function isAppHost({ hosts, appHosts = hosts }: TransferService, host: string): boolean {
  return appHosts.includes(host);
}

/** Does the app send files to this host, as far as `sendsTo` says it and was confirmed within 180 days of `now` (milliseconds)? */
export function isUploadHost(row: TransferService, host: string, now: number): boolean {
  const { sendsTo } = row;
  if (isAppHost(row, host)) return true;
  if (!sendsTo || ageOf(sendsTo, now) !== 'fresh') return false;
  return sendsTo.hosts.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));
}
