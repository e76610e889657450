/** The name of a subject, for people and for code that must tell subjects apart. */
import { nameOfDestination } from './destination.ts';
import type { Subject } from './model.ts';

/** A recipient's address, or a destination's host. */
export function nameOf(subject: Subject): string {
  return subject.type === 'recipient' ? subject.address : nameOfDestination(subject);
}
