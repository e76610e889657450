/** Shows what a person would be asked in the practice mail under the policy in the builder. */
import { PRACTICE_PEOPLE, practise } from '../../utils/assess/practice.ts';
import { readTable } from '../../utils/assess/try-policy.ts';
import { needsConfirmation } from '../../utils/core/decide.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { LARGE_TABLES, loadTables } from '../../utils/data/large.ts';
import { applicable } from '../../utils/policy/effective-settings.ts';
import type { Policy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';

/** Returns the report on the first practice mail that the policy holds, worst level first; null where it holds none. */
export async function previewOf(policy: Policy, language: string): Promise<WindowReport | null> {
  await loadTables(LARGE_TABLES, readTable);
  const settings = resolve(await applicable(policy), {});
  for (const one of PRACTICE_PEOPLE) {
    const report = await practise([one], settings, Date.now(), language);
    if (report.assessments.some(({ action }) => needsConfirmation(action))) return report;
  }
  return null;
}
