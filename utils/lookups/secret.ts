/** This installation's secret, under which names of people are hidden in what is kept. It never leaves the device. */
import { storedItem } from '../storage/item.ts';

const item = storedItem<readonly number[] | null>('local', 'secret', (stored) =>
  Array.isArray(stored) && stored.length === 32 ? (stored as number[]) : null,
);

/** The secret: 32 random octets, made on the first use. */
export async function readSecret(): Promise<Uint8Array> {
  const kept = (await item.read()) ?? (await item.change((one) => one ?? make()));
  return Uint8Array.from(kept ?? []);
}

const make = () => Array.from(crypto.getRandomValues(new Uint8Array(32)));
