/** Reports problems of the organisation's policy in the worker's console, which admins read remotely. */
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { insteadOf } from '../policy/resolve.ts';

let lastReported = '';

/**
 * Logs each problem of the policy, and the value used instead, once for as long as they stay the same. Returns whether
 * there are any.
 */
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
