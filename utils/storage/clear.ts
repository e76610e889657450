/** What one button deletes: answers of look-ups, and the record of conversations that the person was warned about. */
import { clearChats } from './conversations.ts';
import { clearCache } from '../lookups/cache.ts';

/** Rejects where one of the two stores cannot be cleared. */
export async function forgetAnswers(): Promise<void> {
  await Promise.all([clearCache(), clearChats()]);
}
