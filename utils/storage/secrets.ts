/** Secrets, in IndexedDB of the extension's own origin: out of reach of content scripts, and so of a page's process. */
import { openDatabase, openForWriting } from './db.ts';
import { defineItem } from './item.ts';

/** The key for pseudonyms, the password of the person's own server, the token of the organisation's probe. */
type Name = 'hmac' | 'password' | 'token';

/** When a secret changed last (ms): pages and worker hear of changes only in storage.local. */
export const bellItem = defineItem({
  area: 'local',
  key: 'secrets',
  schema: (stored) => stored as number,
  default: 0,
});

/** undefined: none is kept, or none can be read. */
export async function readSecretOf(name: Name): Promise<unknown> {
  try {
    return await (await openDatabase()).get('secrets', name);
  } catch {
    return undefined;
  }
}

/** Keeps what `make` makes of what was kept, and returns it. Rejects where it cannot be kept. */
export async function keepSecret<T>(name: Name, make: (before: unknown) => T): Promise<T> {
  const transaction = (await openForWriting()).transaction('secrets', 'readwrite');
  const before = await transaction.store.get(name);
  const after = make(before);
  await transaction.store.put(after, name);
  await transaction.done;
  if (name !== 'hmac' && after !== before) await bellItem.change(() => Date.now());
  return after;
}
