/** What a person has forgotten with one button: answers of look-ups, and of which conversations they were told. */
import { clearChats } from './conversations.ts';
import { clearCache } from '../lookups/cache.ts';

export async function forgetAnswers(): Promise<void> {
  await Promise.all([clearCache(), clearChats()]);
}
