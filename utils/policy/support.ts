/** What an admin needs for remote help, without anything that reveals to whom the person writes. Pure. */
import { isDecision, type JournalEntry } from '../core/report.ts';
import type { Trouble } from '../core/trouble.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import type { Setting } from './resolve.ts';
import type { Stamp } from './revision.ts';
import { parseResolver } from './resolver.ts';
import { isList, KEYS } from './schema.ts';

/** Counts each decision by its outcome (`email exposed block stayed` → 3), and how often sites were paused. */
export function countDecisions(journal: readonly JournalEntry[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of journal) {
    const name = isDecision(one) ? [one.channel, one.level, one.action, one.outcome].join(' ') : one.outcome;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/**
 * Returns a value without personal data: a list's length, as entries may name people; `set` for a text, which may be a
 * URL or a token.
 */
function safeValue({ key, value }: Setting): unknown {
  if (isList(key)) return `${(value as readonly unknown[]).length} entries`;
  if (typeof value !== 'string' || value === '') return value;
  // The URL of one's own resolver may contain a customer's or a device's number; the known names reveal nothing.
  if (key === 'policyName' || key === 'policyDate') return value;
  return key === 'resolver' && parseResolver(value)?.kind !== 'own' ? value : 'set';
}

/** Renders the bundle as JSON: it has no address, host or reason, and of decisions only their numbers. */
export function renderSupportBundle(
  { settings, problems, managed }: EffectiveSettings,
  journal: readonly JournalEntry[],
  about: {
    readonly version: string;
    readonly browser: string;
    readonly at: number;
    readonly troubles?: readonly Trouble[];
    /** The identity of the policy. */
    readonly stamp?: Stamp | null;
  },
): string {
  const values = KEYS.map((key) => {
    const { origin, isLocked, isMerged } = settings[key];
    return [key, { value: safeValue(settings[key]), origin, isLocked, isMerged }];
  });
  const bundle = {
    sealcheck: about.version,
    browser: about.browser,
    at: new Date(about.at).toISOString(),
    policy: managed.state,
    revision: about.stamp ?? null,
    storage: about.troubles ?? [],
    settings: Object.fromEntries(values) as unknown,
    problems: problems.map(({ path, problem }) => ({ path, problem })),
    decisions: countDecisions(journal),
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}
