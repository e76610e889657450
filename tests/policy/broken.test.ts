/** What was pushed holds: of a value that arrives broken, or not at all, nothing milder than what was there before. */
import { describe, expect, it } from 'vitest';
import { goodOf, parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { KEYS } from '../../utils/policy/schema.ts';
import { TWIN } from './deliver.ts';

const under = (raw: unknown, good?: unknown, user = {}) => {
  const policy = parsePolicy(raw, good);
  return {
    settings: resolve(policy, user),
    told: policy.problems.map(({ path, problem }) => `${path} ${problem}`),
  };
};

describe('a part that did not arrive', () => {
  const keys = 'locked.mailActions locked.consentStage locked.exceptions';
  const good = {
    locked: { mailActions: { exposed: 'block' }, consentStage: 1, internalDomains: ['a.example'] },
  };

  it('is seen by the names of its keys, and held to the default', () => {
    const { settings, told } = under({ keys, recommended: { mailActions: { exposed: 'off' } } }, undefined, {
      consentStage: 3,
    });
    expect(told).toEqual([
      'locked.mailActions missing',
      'locked.exceptions missing',
      'locked.consentStage missing',
    ]);
    expect(settings.mailActions).toMatchObject({ value: { exposed: 'warn' }, isLocked: true });
    expect(settings.consentStage).toMatchObject({ value: 0, isLocked: true, origin: 'organisation' });
    expect(settings.snoozeDays.isLocked).toBe(false);
  });

  it.each([
    ['missing', {}],
    ['null', { locked: null }],
    ['a text', { locked: 'block' }],
    ['a list', { locked: [1] }],
  ])('%s: the last good values hold, without names as well', (_, part) => {
    const { settings, told } = under({ recommended: { tips: false }, ...part }, good);
    expect(settings.mailActions).toMatchObject({ value: { exposed: 'block' }, isLocked: true });
    expect(settings.internalDomains.value).toEqual(['a.example']);
    expect(told).toContain('locked.mailActions missing');
  });

  it('is nothing that its organisation took back by an empty one, by its names, or by another whole text', () => {
    for (const raw of [
      { locked: {}, recommended: { tips: false } },
      { keys: 'recommended.tips', recommended: { tips: false } },
      { policyJson: '{"recommended":{"tips":false}}' },
    ])
      expect(under(raw, good)).toMatchObject({ told: [], settings: { mailActions: { isLocked: false } } });
  });

  it('holds everything where nobody knows what was in it', () => {
    for (const raw of [{ locked: 'x' }, { policyJson: '{"locked":' }, { policyJson: null }]) {
      const { settings, told } = under(raw, undefined, { consentStage: 3 });
      expect(told).toHaveLength(1);
      expect(settings.consentStage.value).toBe(0);
      expect(KEYS.every((key) => settings[key].isLocked)).toBe(true);
    }
  });
});

describe('a policy as one text', () => {
  it('wins over the parts beside it, which is told', () => {
    const policyJson = JSON.stringify({ locked: { mailActions: { exposed: 'block' } } });
    const { settings, told } = under({ policyJson, locked: { mailActions: { exposed: 'off' } } });
    expect(settings.mailActions.value.exposed).toBe('block');
    expect(told).toEqual(['locked overruled']);
  });
  it.each([['{'], ['[]'], [5], ['{"locked":{"consentStage":"1"}}']])(
    'broken (%j), the last good values hold',
    (policyJson) => {
      const { settings, told } = under(
        { policyJson },
        { locked: { consentStage: 0, mailActions: { exposed: 'block' } } },
      );
      expect(told.length).toBeGreaterThan(0);
      expect(settings.consentStage).toMatchObject({ value: 0, isLocked: true });
    },
  );
  it('with a part of a wrong kind in it, that part alone is broken', () => {
    const { settings } = under({ policyJson: '{"locked":5,"recommended":{"tips":false}}' });
    expect(settings.tips.value).toBe(false);
    expect(settings.mailActions.isLocked).toBe(true);
  });
});

describe('a key or level that is misspelt', () => {
  it.each([
    [{ mailAction: { exposed: 'block' } }, 'block'],
    [{ mailActions: { exposd: 'block' } }, 'block'],
    [{ mailActions: { exposed: 'blokc' } }, 'block'],
    [{ mailActions: 'block' }, 'block'],
    [{ mailActions: {} }, 'warn'],
  ])('%j', (locked, exposed) => {
    const { settings } = under({ locked }, { locked: { mailActions: { exposed: 'block' } } });
    expect(settings.mailActions.value.exposed).toBe(exposed);
  });
  it('under recommended ends no milder than the default, nor than before', () => {
    expect(
      under({ recommended: { mailActions: { exposed: 'blokc' } } }).settings.mailActions.value.exposed,
    ).toBe('warn');
    const before = { recommended: { mailActions: { exposed: 'block' } } };
    expect(
      under({ recommended: { mailActions: { exposed: 'blokc' } } }, before).settings.mailActions.value
        .exposed,
    ).toBe('block');
  });
});

describe('the last good values', () => {
  it('survive one broken policy after another, and go with what replaces them', () => {
    let good: unknown = goodOf(parsePolicy(TWIN));
    for (const raw of [
      { locked: 5 },
      { locked: { mailActions: { exposed: 4 } }, keys: TWIN.keys },
      { locked: { consentStage: null }, keys: TWIN.keys },
    ])
      good = goodOf(parsePolicy(raw, good));
    expect(good).toMatchObject({ locked: { consentStage: 1 } });
    expect(goodOf(parsePolicy({ locked: { tips: false } }, good))).toEqual({
      locked: { tips: false },
      recommended: expect.anything() as unknown,
      merge: expect.anything() as unknown,
    });
  });
});
