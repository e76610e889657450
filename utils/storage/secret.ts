/** This installation's secret, which hides people's names in what is stored. It never leaves the device. */
import { defineItem } from './item.ts';
import { keepSecret, readSecretOf } from './secrets.ts';

type Octets = readonly number[];

const isSecret = (stored: unknown): stored is Octets =>
  Array.isArray(stored) && stored.length === 32 && stored.every(Number.isInteger);
/** Where earlier versions stored it. */
const oldItem = defineItem<Octets | null>({
  area: 'local',
  key: 'secret',
  schema: (stored) => (isSecret(stored) ? stored : undefined),
  default: null,
});
const make = (): Octets => Array.from(crypto.getRandomValues(new Uint8Array(32)));

/** Returns a secret that is not stored: for private windows, and when nothing can be stored. */
export const makeSecret = () => Promise.resolve(Uint8Array.from(make()));

/** Returns the secret if there is one, and makes none: null where it was never made or cannot be read. */
export async function findSecret(): Promise<Uint8Array | null> {
  const kept = await readSecretOf('hmac');
  return isSecret(kept) ? Uint8Array.from(kept) : null;
}

/** Returns the secret: 32 random octets, made on first use. If it cannot be stored, it lasts until the worker stops. */
export async function readSecret(): Promise<Uint8Array> {
  const kept = await findSecret();
  if (kept) return kept;
  const first = (await oldItem.read()) ?? make();
  return Uint8Array.from(await keepSecret('hmac', (one) => (isSecret(one) ? one : first)).catch(() => first));
}

/** Moves the secret from where earlier versions stored it. What cannot be moved stays there. */
export async function moveSecret(): Promise<void> {
  await readSecret();
  if (isSecret(await readSecretOf('hmac'))) await oldItem.clear();
}
