/** What a person can change besides look-ups and servers, and what holds where they did not. */
import type { Values } from '../../utils/policy/schema.ts';
import type { Settings } from '../../utils/policy/settings.ts';

type More = NonNullable<Settings['more']>;
export type Usual = Required<Pick<Values, keyof More>>;

export interface MoreProps {
  /** What the person changed. */
  readonly more: More;
  /** What holds for what they did not. */
  readonly usual: Usual;
  readonly locked: ReadonlySet<string>;
  /** Stores the change that this control made. */
  readonly onSave: (name: string, more: More) => void;
}

/** What is shown for a setting: what the person changed, unless the organisation locked it since. */
export function shownOf<K extends keyof More>({ more, usual, locked }: MoreProps, key: K): Usual[K] {
  return locked.has(key) ? usual[key] : ((more[key] ?? usual[key]) as Usual[K]);
}
