/** The reference's text about one setting. */
import type { Key, Values } from './schema.ts';

export interface Doc<K extends Key = Key> {
  /** One line, for templates. */
  readonly title: string;
  /** What the setting is for, in one sentence where possible. */
  readonly meaning: string;
  /** The rest of its meaning: fields, values, limits. */
  readonly details?: string;
  /** What a person sees of this setting. */
  readonly seen: string;
  readonly example: Values[K];
}
