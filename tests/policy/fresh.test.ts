/**
 * Policies as systems, editors and people garble them: what was meant applies, or something stricter, and the fault is
 * reported.
 */
import { describe, expect, it } from 'vitest';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { isSuffix } from '../../utils/policy/cli/suffixes.ts';
import { APPS, ALTERNATIVE_IDS } from '../../utils/policy/known-names.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { withKeys, type PolicyFile } from '../../utils/policy/render/example.ts';
import { goodOf, parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { inChromium, milderKeys } from './deliver.ts';
import { FRESH } from './fresh-policies.ts';
import { NOW } from './samples.ts';

const KNOWN = { ids: IDS, apps: APPS, alternatives: ALTERNATIVE_IDS, isSuffix };
/** A person who wants everything as mild as possible. */
const MILD = {
  mailActions: { exposed: 'off', undeliverable: 'off', unknown: 'off' },
  consentStage: 3,
  snoozeDays: 365,
} as const;
const goodKeys = (meant: unknown) => withKeys(meant as PolicyFile);
const asObject = (raw: unknown) =>
  (typeof raw === 'string' ? JSON.parse(raw) : raw) as Readonly<Record<string, unknown>>;

describe.each(FRESH)('$name', ({ raw, meant, isRight }) => {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw, null, 2);
  it('the linter says so, and what to write', () => {
    const { problems, remarks } = lintPolicy(text, NOW, KNOWN);
    if (!isRight) expect(problems.length + remarks.length).toBeGreaterThan(0);
    for (const { path, problem, write } of problems)
      if (!/^(overruled|unread|doubled)$/.test(problem)) expect(write, path).not.toBeNull();
  });

  it.runIf(typeof raw !== 'string').each([
    ['Firefox', (one: object) => one],
    ['one text', (one: object) => ('policyJson' in one ? one : { policyJson: JSON.stringify(one) })],
  ] as const)('%s, on a new seat: no milder than what was meant, and told', (_, form) => {
    const policy = parsePolicy(form(asObject(raw)));
    if (!isRight) expect(policy.problems).not.toEqual([]);
    for (const user of [{}, MILD]) {
      // If nobody can know what was meant, the policy must hold at least what the default does.
      const usual = resolve(parsePolicy(meant ?? { locked: { mailActions: {} } }), meant ? user : {});
      const held = resolve(policy, user);
      expect(milderKeys(meant ? held : { ...usual, mailActions: held.mailActions }, usual)).toEqual([]);
    }
  });

  it.runIf(meant !== null)('Chromium, after what was meant: no milder', () => {
    const good = goodOf(parsePolicy(meant));
    const { keys = 'locked.mailActions' } = goodKeys(meant);
    const policy = parsePolicy(inChromium({ keys, ...asObject(raw) }), good);
    for (const user of [{}, MILD])
      expect(milderKeys(resolve(policy, user), resolve(parsePolicy(meant), user))).toEqual([]);
  });
});
