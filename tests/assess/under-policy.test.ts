/** Which parts of a report a page receives. */
import { expect, it } from 'vitest';
import { rulesFor, visibleReport } from '../../utils/assess/under-policy.ts';
import type { Assessment } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';

const RULES = rulesFor(resolve(parsePolicy({}), { journalDays: 0 }), 'email', 0, 'en');
/** A key of the largest size that is allowed (inspect.ts). */
const KEY = 'A'.repeat(12_000);

function withKeys(count: number): WindowReport {
  const assessments = Array.from({ length: count }, (_, at) => ({
    subject: { type: 'recipient', channel: 'email', address: `a${at}@keys.org` },
    verdict: { level: 'unproven', evidence: [{ check: 'pgp-key', finding: 'yes', material: KEY }] },
    action: 'inform',
    alternatives: [{ id: 'openpgp-key', copy: { key: 'verbatim', values: [KEY] } }],
  })) as unknown as Assessment[];
  return { id: '0:w', kind: 'message', state: 'assessed', pending: false, assessments, unreadable: 0 };
}
const lengthOf = (count: number) => JSON.stringify(visibleReport(withKeys(count), RULES)).length;

it('is each key once, to be copied', () => {
  expect(lengthOf(3)).toBeGreaterThan(3 * KEY.length);
  expect(lengthOf(3)).toBeLessThan(4 * KEY.length);
});

it('is never larger than browsers hand over, however many keys there are', () => {
  expect(lengthOf(2_000)).toBeLessThan(4_000_000);
  const { assessments } = visibleReport(withKeys(2_000), RULES);
  expect([assessments.length, assessments.at(-1)?.alternatives[0]?.id]).toEqual([2_000, 'openpgp-key']);
});
