/** The date of the policy that was pushed last: which answers are a date. */
import { expect, it } from 'vitest';
import { policyDate } from '../../utils/lookups/policy-date.ts';
import type { EgressResponse } from '../../utils/lookups/egress.ts';
import { NOW } from '../core/evidence.ts';

const answerTo = (body: string, status = 200) =>
  policyDate.bind({
    now: () => NOW,
    ask: (): Promise<EgressResponse> =>
      Promise.resolve({ ok: true, status, headers: new Headers(), body: new TextEncoder().encode(body) }),
  })('https://intranet.example/revision.json');

it.each([
  ['{"policyDate":"2026-11-28"}', '2026-11-28'],
  ['{"policyDate":"2026-11-28T09:00Z","more":1}', '2026-11-28T09:00Z'],
])('%s is a date', async (body, value) => {
  expect(await answerTo(body)).toMatchObject({ ok: true, value, expiresAt: NOW + 60 * 60 * 1000 });
});

it.each([
  '',
  '"2026-11-28"',
  '{}',
  '{"policyDate":20261128}',
  '{"policyDate":["2026-11-28"]}',
  '{"policyDate":"soon"}',
  `{"policyDate":"2026-11-28${' '.repeat(20)}"}`,
  '<!doctype html><title>Log in</title>',
])('%s is none', async (body) => {
  expect(await answerTo(body)).toMatchObject({ ok: false, reason: 'malformed' });
});

it('no date is read out of an error', async () => {
  expect(await answerTo('{"policyDate":"2026-11-28"}', 404)).toMatchObject({
    ok: false,
    reason: 'http-status',
  });
});
