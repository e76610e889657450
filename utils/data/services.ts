/** The question that code asks the table of file transfer services. Pure. */
import { largeTable } from './large.ts';
import type { TransferService } from './rows.ts';

let services: ReadonlyMap<string, TransferService> | undefined;

/** Which service lives at this host, or at a name above it? null: not in the table. */
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
