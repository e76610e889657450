/** What one button deletes: cached answers, and the record of conversations about which the person was warned. */
import { clearChats } from './conversations.ts';
import { clearCache } from '../lookups/cache.ts';

/** Deletes both. Rejects if either store cannot be cleared. */
export async function forgetAnswers(): Promise<void> {
  await Promise.all([clearCache(), clearChats()]);
}
