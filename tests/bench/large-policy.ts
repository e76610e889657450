/** What a lookup costs under a large policy, as a ratio to the same under a small one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStage } from '../e2e/stage.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { median } from './numbers.ts';
import { measureFirstVerdicts } from './verdict.ts';

const entries = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

/**
 * Returns the median of the milliseconds from Enter to the painted mark for new domains, under a policy with `count`
 * entries in each list.
 */
async function underEntries(count: number, questions: number): Promise<number> {
  const policies = mkdtempSync(join(tmpdir(), 'sealcheck-bench-'));
  writePolicy(policies, {
    locked: {
      consentStage: 1,
      exceptions: entries(count, (at) => ({ kind: 'domain', value: `d${at}.example`, reason: 'Fax' })),
      partners: entries(count, (at) => ({ domain: `p${at}.example`, level: 'transport', reason: 'TLS' })),
      internalDomains: entries(count, (at) => `i${at}.example`),
    },
  });
  const stage = await startStage('chromium', false, { policies });
  try {
    await waitForPolicy(stage.browser);
    // The first verdict also loads the tables, so it is not counted.
    await measureFirstVerdicts(stage, 1);
    return median(await measureFirstVerdicts(stage, questions));
  } finally {
    await stage.close();
    rmSync(policies, { recursive: true });
  }
}

/** Returns the medians of `questions` verdicts with 10 entries in each list, and with 10,000. */
export async function measureLargePolicy(
  questions: number,
): Promise<readonly [small: number, large: number]> {
  return [await underEntries(10, questions), await underEntries(10_000, questions)];
}
