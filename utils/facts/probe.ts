/** What probing an operator's mail hosts says about its row. For maintainers, by hand; pure. */
import type { MailHost } from '../data/rows.ts';
import type { Look } from '../probe/model.ts';

/** Returns the hosts in a row's patterns, without `*.` patterns, whose hosts are published elsewhere. */
export function hostsOf({ patterns }: MailHost): string[] {
  return patterns.filter((pattern) => !pattern.startsWith('*.'));
}

/** Describes what was seen at one host, in words. */
function wordsOf({ host, starttls, tls, step, problem }: Look): string {
  if (starttls === null) return `${host}: ${step} ${problem ?? 'not seen'}`;
  if (!starttls) return `${host}: no STARTTLS`;
  if (!tls) return `${host}: STARTTLS, ${step} ${problem ?? ''}`.trim();
  return `${host}: ${tls.protocol}, certificate ${tls.faults.join(' ') || 'good'}, DANE ${tls.dane}`;
}

/** A row for review: as in the table, with what was seen, and by which tool. */
export interface SeenRow extends MailHost {
  readonly seen: readonly string[];
  readonly tool: string;
}

/**
 * Returns the row as these looks change it. `verified` only if every host was seen to accept encrypted delivery; a look
 * that saw nothing (null, or a failure on our side) leaves the row as it was.
 */
export function seenRow(row: MailHost, looks: readonly (Look | null)[], day: string, tool: string): SeenRow {
  const made = looks.filter((look) => look !== null);
  const isSeen =
    looks.length > 0 && made.length === looks.length && made.every((look) => look.starttls !== null);
  const takes = made.every((look) => look.starttls === true && look.tls !== null);
  const seen = made.map(wordsOf);
  return isSeen
    ? { ...row, source: 'probe', asOf: day, verified: takes, seen, tool }
    : { ...row, seen, tool };
}

/**
 * Looks at the hosts in a row and at `more`, one after the other, so as not to flood anybody's servers. Returns the
 * resulting row; null: no host was named.
 */
export async function looksAt(
  row: MailHost,
  more: readonly string[],
  look: (host: string) => Promise<Look | null>,
  day: string,
  tool: string,
): Promise<SeenRow | null> {
  const hosts = [...hostsOf(row), ...more];
  const looks: (Look | null)[] = [];
  for (const host of hosts) looks.push(await look(host));
  return hosts.length === 0 ? null : seenRow(row, looks, day, tool);
}
