/** What is wrong with the organisation's policy, in the worker's console: admins look there from afar. */
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { insteadOf } from '../policy/resolve.ts';

let lastReported = '';

/** Writes each problem of the policy, and what holds instead, once for as long as they stay the same. Are there any? */
export function reportProblems({
  problems,
  settings,
}: Pick<EffectiveSettings, 'problems' | 'settings'>): boolean {
  const lines = problems.map(({ path, problem, detail }) => {
    const instead = insteadOf(settings, path);
    const holds = instead === null ? '' : `; instead: ${instead}`;
    return `Sealcheck policy: ${path} ${problem}${detail === '' ? '' : ` (${detail})`}${holds}`;
  });
  const text = lines.join('\n');
  if (text !== '' && text !== lastReported) console.warn(text);
  lastReported = text;
  return text !== '';
}
