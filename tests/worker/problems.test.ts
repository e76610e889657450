import { expect, it, vi } from 'vitest';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { reportProblems } from '../../utils/worker/problems.ts';

it('the worker’s console names each problem of a policy with what holds instead, once', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const policy = parsePolicy({ locked: { mailActions: { exposed: 'blok' }, colour: 'red' } });
  const effective = { problems: policy.problems, settings: resolve(policy, {}) };
  reportProblems(effective);
  reportProblems(effective);
  expect(warn.mock.calls).toHaveLength(1);
  expect(warn.mock.calls[0]?.[0]).toMatch(/locked\.mailActions\.exposed invalid.*instead: "block"/);
  expect(warn.mock.calls[0]?.[0]).toContain('locked.colour unknown-key');
  reportProblems({ ...effective, problems: [] });
  expect(warn.mock.calls).toHaveLength(1);
  warn.mockRestore();
});
