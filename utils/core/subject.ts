/** The name of a subject, for people and for code that must tell subjects apart. */
import { nameOfDestination } from './destination.ts';
import type { Subject } from './model.ts';

/** Returns a recipient's address, or the name of a destination (`nameOfDestination`). */
export function nameOf(subject: Subject): string {
  return subject.type === 'recipient' ? subject.address : nameOfDestination(subject);
}
