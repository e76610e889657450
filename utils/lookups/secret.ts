/** This installation's secret, under which names of people are hidden in what is kept. It never leaves the device. */
import { browser } from '../browser.ts';

const KEY = 'secret';

/** The secret: 32 random octets, made on the first use. */
export async function readSecret(): Promise<Uint8Array> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  if (Array.isArray(stored) && stored.length === 32) return Uint8Array.from(stored as number[]);
  const made = crypto.getRandomValues(new Uint8Array(32));
  await browser.storage.local.set({ [KEY]: Array.from(made) });
  return made;
}
