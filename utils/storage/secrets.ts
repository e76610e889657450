/** Stores secrets in IndexedDB of the extension's origin: out of reach of content scripts and of pages' processes. */
import { openDatabase, openForWriting } from './db.ts';
import { defineItem } from './item.ts';

/** The key for pseudonyms, the password of the person's own server, the token of the organisation's probe. */
type Name = 'hmac' | 'password' | 'token';

/** When a secret last changed (ms): pages and worker are notified of changes only in storage.local. */
export const secretsChangedItem = defineItem({
  area: 'local',
  key: 'secrets',
  schema: (stored) => (typeof stored === 'number' ? stored : undefined),
  default: 0,
});

/** Reads a secret. Undefined if none is stored, or it cannot be read. */
export async function readSecretOf(name: Name): Promise<unknown> {
  try {
    return await (await openDatabase()).get('secrets', name);
  } catch {
    return undefined;
  }
}

/** Stores what `make` returns for the stored value, and returns it. Rejects if it cannot be stored. */
export async function keepSecret<T>(name: Name, make: (before: unknown) => T): Promise<T> {
  const transaction = (await openForWriting()).transaction('secrets', 'readwrite');
  const before = await transaction.store.get(name);
  const after = make(before);
  await transaction.store.put(after, name);
  await transaction.done;
  if (name !== 'hmac' && after !== before) await secretsChangedItem.change(() => Date.now());
  return after;
}
