/** Whom a draft is encrypted to: those whose keys were shown, and nobody else. Pure. */
import type { DraftKeys, FoundKey } from './key.ts';

/** The recipients' keys, and the person's own unless that is one of them or not wanted; each key once. */
export function keysFor({ recipients, own }: DraftKeys, isOwnWanted: boolean): readonly FoundKey[] {
  const all = [...recipients.map(({ key }) => key), isOwnWanted ? own : null].filter((key) => key !== null);
  return all.filter(({ fingerprint }, at) => all.findIndex((one) => one.fingerprint === fingerprint) === at);
}

/** Recipients without a key that can be used. */
export const withoutKey = ({ recipients }: DraftKeys): readonly string[] =>
  recipients.filter(({ key }) => key === null).map(({ address }) => address);

const said = (keys: DraftKeys | null) =>
  keys && [
    keys.recipients.map(({ address, key }) => [address, key?.fingerprint]).sort(),
    keys.own?.fingerprint,
    keys.unreadable,
  ];

/** Do both say the same of everybody, in whatever order? */
export const isSameKeys = (one: DraftKeys | null, other: DraftKeys | null): boolean =>
  JSON.stringify(said(one)) === JSON.stringify(said(other));
