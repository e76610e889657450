/** Groups the network requests that Sealcheck made by what they were about. Pure. */
import type { LedgerEntry } from '../../utils/core/report.ts';

/** The requests about one name, newest first. */
export interface Asked {
  readonly about: string;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Labels before a mail host's name under which its keys and policies are published (RFC 6698 section 3, RFC 8461
 * section 3).
 */
const SERVICE = /^(?:_[\w-]+\.|mta-sts\.)+/;

/**
 * Returns the name that a request was about (of an address its domain); null where it revealed nothing about the
 * person's mail.
 */
function aboutOf({ revealed }: LedgerEntry): string | null {
  const name = revealed.replace(/ \([\w-]+\)$/, '');
  if (name === '\u2013' || name === '.') return null;
  return name.slice(name.lastIndexOf('@') + 1).replace(SERVICE, '') || null;
}

/** Groups requests by the name that they were about, or by host where they revealed nothing about the person's mail. */
export function byName(entries: readonly LedgerEntry[]): readonly Asked[] {
  const names = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const about = aboutOf(entry) ?? entry.to;
    names.set(about, [...(names.get(about) ?? []), entry]);
  }
  return [...names].map(([about, ones]) => ({ about, entries: ones }));
}

/** Returns how many hosts were asked on the day of `now` (ms, local time), and about how many names. */
export function countToday(
  entries: readonly LedgerEntry[],
  now: number,
): { readonly hosts: number; readonly names: number } {
  const day = new Date(now).toDateString();
  const today = entries.filter(({ at }) => new Date(at).toDateString() === day);
  return {
    hosts: new Set(today.map(({ to }) => to)).size,
    names: new Set(today.flatMap((one) => aboutOf(one) ?? [])).size,
  };
}
