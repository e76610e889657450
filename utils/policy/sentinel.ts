/**
 * How to tell that a policy has arrived complete (docs/adr/0018): Chromium drops a whole part without a word where one
 * value in it has a wrong type. Pure.
 */
import { NoJson, readPlaced } from './places.ts';

/** The key that names what is set: `locked.mailActions locked.consentStage`. Of its own top key, it arrives alone. */
export const KEYS_KEY = 'keys';
/** The key that holds the whole policy as one JSON text, in which no type can be wrong; it wins over the parts beside it. */
export const TEXT_KEY = 'policyJson';

/** What is in the one text, and the paths of what stands there twice; null where it cannot be read. */
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
