/**
 * A policy's revision: the same on every system, and different where anything in the policy differs or did not arrive.
 */
import { describe, expect, it } from 'vitest';
import { goodOf, parsePolicy } from '../../utils/policy/parse.ts';
import { canonicalOf, olderThan, revisionOf } from '../../utils/policy/revision.ts';
import { inChromium, TWIN } from './deliver.ts';

type Json = Record<string, unknown>;
const hashOf = async (raw: unknown, good?: unknown) => (await revisionOf(parsePolicy(raw, good))).hash;
const LOCKED = {
  mailActions: { exposed: 'block', unknown: 'warn' },
  consentStage: 1,
  disabledApps: ['Gmail'],
};

describe('the revision of a policy', () => {
  it('is the same however it is delivered', async () => {
    const hash = await hashOf(TWIN);
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
    expect(await hashOf(inChromium(TWIN as Json))).toBe(hash);
    const { keys, ...parts } = TWIN;
    expect(await hashOf({ keys, policyJson: JSON.stringify(parts) })).toBe(hash);
    const asTexts = Object.fromEntries(
      Object.entries(parts).map(([mode, part]) => [
        mode,
        Object.fromEntries(
          Object.entries(part as Json).map(([key, one]) => [
            key,
            typeof one === 'object' ? JSON.stringify(one) : one,
          ]),
        ),
      ]),
    );
    expect(await hashOf({ keys, ...asTexts }), 'a registry').toBe(hash);
    const turned = {
      consentStage: 1,
      disabledApps: ['Gmail'],
      mailActions: { unknown: 'warn', exposed: 'block' },
    };
    expect(await hashOf({ locked: turned })).toBe(await hashOf({ locked: LOCKED }));
  });

  it('is another where a value, a mode or the order of a list is another', async () => {
    const all = await Promise.all(
      [
        { locked: LOCKED },
        { recommended: LOCKED },
        { locked: { ...LOCKED, consentStage: 2 } },
        { locked: { ...LOCKED, mailActions: { exposed: 'block' } } },
        { locked: { ...LOCKED, disabledApps: ['Slack', 'Gmail'] } },
        { locked: { ...LOCKED, disabledApps: ['Gmail', 'Slack'] } },
        { locked: { ...LOCKED, policyName: 'x' } },
        {},
      ].map((raw) => hashOf(raw)),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it('is another where something did not arrive, also while the last good value holds', async () => {
    const good = goodOf(parsePolicy(TWIN));
    const torn = { ...TWIN, locked: undefined };
    expect(await hashOf(torn, good)).not.toBe(await hashOf(TWIN));
    expect(await hashOf({ locked: { consentStage: '1' } })).not.toBe(await hashOf({}));
  });

  it('has name and date, and holds no token', async () => {
    const locked = { policyName: 'Sales', policyDate: '2026-11-28', probeToken: 's3cret' };
    expect(await revisionOf(parsePolicy({ locked }))).toMatchObject({ name: 'Sales', date: '2026-11-28' });
    expect(canonicalOf(parsePolicy({ locked }))).not.toContain('s3cret');
  });

  it('has the name and the date that hold where those of it did not arrive', async () => {
    const good = { locked: { policyName: 'Sales', policyDate: '2026-11-28' } };
    const keys = 'locked.policyName locked.policyDate';
    const known = { name: 'Sales', date: '2026-11-28' };
    expect(await revisionOf(parsePolicy({ keys, recommended: { snoozeDays: 3 } }, good))).toMatchObject(
      known,
    );
    expect(await revisionOf(parsePolicy({ locked: { policyName: 5, policyDate: '' } }, good))).toMatchObject({
      ...known,
      date: '',
    });
  });
});

it.each([
  ['2026-11-27', '2026-11-28', true],
  ['2026-11-28', '2026-11-28', false],
  ['2026-11-29', '2026-11-28', false],
  ['2026-11-28', '2026-11-28T09:30Z', true],
  ['2026-11-28T09:31Z', '2026-11-28T09:30Z', false],
  ['', '2026-11-28', false],
  ['2026-11-28', '', false],
  ['2026-11-28', 'soon', false],
])('a policy of %j, where the newest is of %j, is out of date: %s', (own, newest, expected) => {
  expect(olderThan(own, newest)).toBe(expected);
});
