/** Finds the setting that a place in a policy's text belongs to. Pure. */
import { KEYS, type Key } from './schema.ts';

/** The rest of the name that the place is in or before, on the same line. */
const NAME_AFTER = /^[^\n:,]*:/;

/** Returns the last setting named at or before this offset of a policy's text; null where none is. */
export function settingAt(text: string, at: number): Key | null {
  const read = text.slice(0, at) + (NAME_AFTER.exec(text.slice(at))?.[0] ?? '');
  const names = [...read.matchAll(/"(\w+)"\s*:/g)].map(([, name]) => KEYS.find((key) => key === name));
  return names.findLast((key) => key !== undefined) ?? null;
}
