/** The settings other than lookups and servers, and their values where the person changed nothing. */
import type { Values } from '../../utils/policy/schema.ts';
import type { Settings } from '../../utils/policy/settings.ts';

type More = NonNullable<Settings['more']>;
export type Usual = Required<Pick<Values, keyof More>>;

export interface MoreProps {
  /** What the person changed. */
  readonly more: More;
  /** The values of what they did not change. */
  readonly usual: Usual;
  readonly locked: ReadonlySet<string>;
  /** Stores the change that the named control made. */
  readonly onSave: (name: string, more: More) => void;
}

/** Returns the value to show for a setting: the person's, unless the organisation has locked it since. */
export function shownOf<K extends keyof More>({ more, usual, locked }: MoreProps, key: K): Usual[K] {
  return locked.has(key) ? usual[key] : ((more[key] ?? usual[key]) as Usual[K]);
}
