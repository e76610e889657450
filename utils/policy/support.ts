/** What an admin needs to help from afar, without anything that tells who the person writes to. Pure. */
import { isDecision, type JournalEntry } from '../core/report.ts';
import type { Trouble } from '../core/trouble.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import type { Setting } from './resolve.ts';
import type { Stamp } from './revision.ts';
import { parseResolver } from './resolver.ts';
import { isList, KEYS } from './schema.ts';

/** How often each decision was made and how it ended: `email exposed block stayed` → 3; and how often sites were paused. */
export function countDecisions(journal: readonly JournalEntry[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of journal) {
    const name = isDecision(one) ? [one.channel, one.level, one.action, one.outcome].join(' ') : one.outcome;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Of lists only the length: their entries may name people. Of texts, which are addresses and a token, only that they are set. */
function safeValue({ key, value }: Setting): unknown {
  if (isList(key)) return `${(value as readonly unknown[]).length} entries`;
  if (typeof value !== 'string' || value === '') return value;
  // A resolver's own address may hold a customer's or a device's number; one that we know by name tells nothing.
  if (key === 'policyName' || key === 'policyDate') return value;
  return key === 'resolver' && parseResolver(value)?.kind !== 'own' ? value : 'set';
}

/** The bundle as JSON: no address, host or reason. Of decisions only the numbers. */
export function renderSupportBundle(
  { settings, problems, managed }: EffectiveSettings,
  journal: readonly JournalEntry[],
  about: {
    readonly version: string;
    readonly browser: string;
    readonly at: number;
    readonly troubles?: readonly Trouble[];
    /** By what the policy is known. */
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
