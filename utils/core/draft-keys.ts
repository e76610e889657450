/** Selects the keys that a draft is encrypted to: exactly those that were shown. Pure. */
import type { DraftKeys, FoundKey } from './key.ts';

/** Returns the recipients' keys and, if wanted, the person's own; each key once. */
export function keysFor({ recipients, own }: DraftKeys, isOwnWanted: boolean): readonly FoundKey[] {
  const all = [...recipients.map(({ key }) => key), isOwnWanted ? own : null].filter((key) => key !== null);
  return all.filter(({ fingerprint }, at) => all.findIndex((one) => one.fingerprint === fingerprint) === at);
}

/** Returns the addresses of the recipients that have no usable key. */
export const withoutKey = ({ recipients }: DraftKeys): readonly string[] =>
  recipients.filter(({ key }) => key === null).map(({ address }) => address);

const said = (keys: DraftKeys | null) =>
  keys && [
    keys.recipients.map(({ address, key }) => [address, key?.fingerprint]).sort(),
    keys.own?.fingerprint,
    keys.unreadable,
  ];

/** Whether both hold the same keys for the same recipients, in any order. */
export const isSameKeys = (one: DraftKeys | null, other: DraftKeys | null): boolean =>
  JSON.stringify(said(one)) === JSON.stringify(said(other));
