/** What Sealcheck asked the network, by what the questions were about. Pure. */
import type { LedgerEntry } from '../../utils/core/report.ts';

/** What was asked about one name, the newest first. */
export interface Asked {
  readonly about: string;
  readonly entries: readonly LedgerEntry[];
}

/** Labels before a mail host's name under which its keys and policies stand (RFC 6698 §3, RFC 8461 §3). */
const SERVICE = /^(?:_[\w-]+\.|mta-sts\.)+/;

/** The name that a question was about: of an address its domain; null: it told the host nothing of the person's. */
function aboutOf({ revealed }: LedgerEntry): string | null {
  const name = revealed.replace(/ \([\w-]+\)$/, '');
  if (name === '\u2013' || name === '.') return null;
  return name.slice(name.lastIndexOf('@') + 1).replace(SERVICE, '') || null;
}

/** Requests by the name that they were about, those about nothing of the person's under whom they went to. */
export function byName(entries: readonly LedgerEntry[]): readonly Asked[] {
  const names = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const about = aboutOf(entry) ?? entry.to;
    names.set(about, [...(names.get(about) ?? []), entry]);
  }
  return [...names].map(([about, ones]) => ({ about, entries: ones }));
}

/** How many hosts were asked on the day of `now` (ms, local time), and about how many names. */
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
