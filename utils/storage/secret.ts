/** This installation's secret, under which names of people are hidden in what is kept. It never leaves the device. */
import { defineItem } from './item.ts';
import { keepSecret, readSecretOf } from './secrets.ts';

type Octets = readonly number[];

const isSecret = (stored: unknown): stored is Octets => Array.isArray(stored) && stored.length === 32;
/** Where earlier versions kept it. */
const oldItem = defineItem<Octets | null>({
  area: 'local',
  key: 'secret',
  schema: (stored) => (isSecret(stored) ? stored : undefined),
  default: null,
});
const make = (): Octets => Array.from(crypto.getRandomValues(new Uint8Array(32)));

/** A secret that nobody keeps: for private windows, and where nothing can be kept. */
export const makeSecret = () => Promise.resolve(Uint8Array.from(make()));

/** The secret: 32 random octets, made on the first use. Where it cannot be kept it holds for this start of the worker. */
export async function readSecret(): Promise<Uint8Array> {
  const kept = await readSecretOf('hmac');
  if (isSecret(kept)) return Uint8Array.from(kept);
  const first = (await oldItem.read()) ?? make();
  return Uint8Array.from(await keepSecret('hmac', (one) => (isSecret(one) ? one : first)).catch(() => first));
}

/** Takes it from where earlier versions kept it; what cannot be moved stays there. */
export async function moveSecret(): Promise<void> {
  await readSecret();
  if (isSecret(await readSecretOf('hmac'))) await oldItem.clear();
}
