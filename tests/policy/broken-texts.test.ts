/** Duplicate keys in JSON texts, of which JSON.parse silently keeps the last. */
import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';

function under(raw: unknown, good?: unknown) {
  const policy = parsePolicy(raw, good);
  const told = policy.problems.map(({ path, problem }) => `${path} ${problem}`);
  return { settings: resolve(policy, {}), told };
}

describe('what stands twice in a part, table or list that is a text, as registries have them', () => {
  const good = {
    locked: {
      mailActions: { exposed: 'block' },
      exceptions: [{ kind: 'domain', value: 'a.example', reason: 'r' }],
    },
  };
  it.each([
    [{ mailActions: '{"exposed":"block","exposed":"off"}' }, 'locked.mailActions.exposed'],
    ['{"mailActions":{"exposed":"block"},"mailActions":{"exposed":"off"}}', 'locked.mailActions'],
    ['{"mailActions":{"exposed":"block","exposed":"off"}}', 'locked.mailActions.exposed'],
    [{ mailActions: '{"exposed":"off","\\u0065xposed":"off"}' }, 'locked.mailActions.exposed'],
  ])('of actions (%j): none is weaker, and it is told', (locked, path) => {
    expect(under({ locked }, good).settings.mailActions.value.exposed).toBe('block');
    const { settings, told } = under({ locked });
    expect(settings.mailActions).toMatchObject({ value: { exposed: 'warn' }, isLocked: true });
    expect(told).toContain(`${path} doubled`);
    expect(under({ policyJson: JSON.stringify({ locked }) }).told).toContain(`${path} doubled`);
  });
  it('of an exception: nothing is let through that was not let through before', () => {
    const twice = '[{"kind":"domain","value":"a.example","value":"b.example","reason":"r"}]';
    const { settings, told } = under({ locked: { exceptions: twice } }, good);
    expect(settings.exceptions.value).toEqual([]);
    expect(told).toEqual(['locked.exceptions.0.value doubled']);
    expect(under({ locked: { exceptions: twice } }).settings.exceptions.value).toEqual([]);
    const [problem] = lintPolicy(JSON.stringify({ locked: { exceptions: twice } }, null, 1), 0).problems;
    expect(problem).toMatchObject({ path: 'locked.exceptions.0.value', problem: 'doubled', line: 3 });
  });
});
