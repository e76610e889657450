/** What looks at mail hosts say about the rows of tables. For maintainers, by hand; pure. */
import type { MailDomains, MailHost, Operator } from '../data/rows.ts';
import type { Look } from '../probe/model.ts';

/** Of a pattern that names a domain (`*.`) so many of its hosts are looked at. */
export const SAMPLES = 3;

/** `takes`: every look saw encrypted delivery taken. `refuses`: one saw that it is not. `unseen`: nothing is known. */
export type State = 'takes' | 'refuses' | 'unseen';

/** Does this pattern name a domain below which there are hosts, and no host? */
export const isDomain = (pattern: string): boolean => pattern.startsWith('*.');

/** The most specific of these patterns (one each) that this host (lower-case, no final dot) matches; null: none. */
export function patternOf(host: string, patterns: ReadonlySet<string>): string | null {
  if (patterns.has(host)) return host;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1))
    if (patterns.has(`*${host.slice(dot)}`)) return `*${host.slice(dot)}`;
  return null;
}

/** One host in words. */
export function wordsOf({ host, starttls, tls, step, problem }: Look): string {
  if (starttls === null) return `${host}: ${step} ${problem ?? 'not seen'}`;
  if (!starttls) return `${host}: no STARTTLS`;
  if (!tls) return `${host}: STARTTLS, ${step} ${problem ?? ''}`.trim();
  return `${host}: ${tls.protocol}, certificate ${tls.faults.join(' ') || 'good'}, DANE ${tls.dane}`;
}

function stateOfLook(look: Look | null): State {
  if (look === null || look.starttls === null) return 'unseen';
  return look.starttls && look.tls !== null ? 'takes' : 'refuses';
}

/** What these looks say together: the worst that was seen, and nothing where one of them saw nothing. */
export function stateOf(looks: readonly (Look | null)[]): State {
  const states = looks.map(stateOfLook);
  if (states.includes('refuses')) return 'refuses';
  return states.length === 0 || states.includes('unseen') ? 'unseen' : 'takes';
}

/** The row once for each state of its names: what was seen is dated and counts for those names alone. */
function parts<R extends Operator>(
  row: R,
  field: 'patterns' | 'domains',
  states: (name: string) => State,
  day: string,
): R[] {
  const names = (row as unknown as Readonly<Record<string, readonly string[]>>)[field] ?? [];
  const seen = { source: 'probe', asOf: day };
  const kinds = [
    ['takes', { ...seen, verified: true }],
    ['refuses', { ...seen, verified: false }],
    ['unseen', {}],
  ] as const;
  return kinds.flatMap(([state, more]) => {
    const some = names.filter((name) => states(name) === state);
    return some.length === 0 ? [] : [{ ...row, [field]: some, ...more }];
  });
}

/** An operator's row after looks at the hosts of each of its patterns. */
export const hostRows = (row: MailHost, states: (pattern: string) => State, day: string): MailHost[] =>
  parts(row, 'patterns', states, day);

/** A row of mail domains after looks at the hosts of each of them. */
export const domainRows = (row: MailDomains, states: (domain: string) => State, day: string): MailDomains[] =>
  parts(row, 'domains', states, day);
