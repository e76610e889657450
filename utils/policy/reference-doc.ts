/** What the reference says of one setting. */
import type { Key, Values } from './schema.ts';

export interface Doc<K extends Key = Key> {
  /** One line, as templates show it. */
  readonly title: string;
  readonly meaning: string;
  /** What a person sees of it. */
  readonly seen: string;
  readonly example: Values[K];
}
