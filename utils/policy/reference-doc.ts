/** The reference's text about one setting. */
import type { Key, Values } from './schema.ts';

export interface Doc<K extends Key = Key> {
  /** One line, for templates. */
  readonly title: string;
  readonly meaning: string;
  /** What a person sees of this setting. */
  readonly seen: string;
  readonly example: Values[K];
}
