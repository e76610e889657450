/**
 * Detects whether a policy has arrived complete (docs/adr/0018): Chromium silently drops a whole part if one value in
 * it has the wrong type. Pure.
 */
import { NoJson, readPlaced } from './places.ts';

/** The key that names what is set (`locked.mailActions`). It is top-level: it arrives whatever is wrong beside it. */
export const KEYS_KEY = 'keys';
/** The key that holds the whole policy as one JSON text, so that no type can be wrong; it overrides the parts. */
export const TEXT_KEY = 'policyJson';

/** Parses a JSON text, with the paths of duplicate keys. Null if it cannot be parsed. */
export function readText(
  text: string,
): { readonly value: unknown; readonly doubled: readonly string[] } | null {
  try {
    return readPlaced(text);
  } catch (error) {
    if (!(error instanceof NoJson)) throw error;
    return null;
  }
}
