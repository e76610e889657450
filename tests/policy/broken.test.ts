/**
 * What was pushed holds: a value that arrives broken, or not at all, gives nothing milder than what was there before.
 */
import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../../utils/policy/lint.ts';
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
  it.each([
    ['{'],
    ['[]'],
    [5],
    ['\uFEFF{}'],
    [JSON.stringify('{"locked":{}}')],
    ['{"locked":{"consentStage":"1"}}'],
  ])('broken (%j), the last good values hold', (policyJson) => {
    const { settings, told } = under(
      { policyJson },
      { locked: { consentStage: 0, mailActions: { exposed: 'block' } } },
    );
    expect(told.length).toBeGreaterThan(0);
    expect(settings.consentStage).toMatchObject({ value: 0, isLocked: true });
  });
  it.each([
    ['"locked":{"mailActions":{"exposed":"block","exposed":"off"}}', 'locked.mailActions.exposed'],
    ['"locked":{"mailActions":{"exposed":"block"},"mailActions":{"exposed":"off"}}', 'locked.mailActions'],
    ['"locked":{"mailActions":{"exposed":"block"}},"locked":{"tips":true}', 'locked'],
  ])('in which something stands twice ({%s}), is no weaker for that', (text, path) => {
    const policyJson = `{${text}}`;
    const good = { locked: { mailActions: { exposed: 'block' } } };
    expect(under({ policyJson }, good).settings.mailActions.value.exposed).toBe('block');
    const { settings, told } = under({ policyJson });
    expect(settings.mailActions).toMatchObject({ value: { exposed: 'warn' }, isLocked: true });
    expect(told[0]).toBe(`policyJson.${path} doubled`);
  });
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
      under({ recommended: { mailActions: { exposed: 'red' } } }).settings.mailActions.value.exposed,
    ).toBe('warn');
    const before = { recommended: { mailActions: { exposed: 'block' } } };
    expect(
      under({ recommended: { mailActions: { exposed: 'blokc' } } }, before).settings.mailActions.value
        .exposed,
    ).toBe('block');
  });
});

describe('on a seat that has no last good values', () => {
  const BLOCK = { exposed: 'block' };
  const locks = (raw: unknown, user = {}) => {
    const { settings, told } = under(raw, undefined, user);
    return { told, isLocked: settings.mailActions.isLocked, exposed: settings.mailActions.value.exposed };
  };
  it.each<[string, object]>([
    ['a part in another case', { Locked: { mailActions: BLOCK } }],
    ['a misspelt part', { lockd: { mailActions: BLOCK } }],
    ['a part as a text of another name', { lock: JSON.stringify({ mailActions: BLOCK }) }],
    ['a setting beside the parts', { mailActions: BLOCK }],
    ['a misspelt setting', { locked: { mailAction: BLOCK } }],
    ['a setting in another case', { locked: { MailActions: BLOCK } }],
    ['a setting that is merged and is no list', { merge: { mailActions: BLOCK } }],
  ])('%s: what was meant is held, and told', (_, raw) => {
    const { told, ...held } = locks(raw, { mailActions: { exposed: 'off' } });
    expect(told.length).toBeGreaterThan(0);
    expect(held).toEqual({ isLocked: true, exposed: 'block' });
  });
  it.each<[string, object]>([
    ['names of keys in another case', { keys: 'Locked.mailactions', locked: {} }],
    ['names of keys as a list', { keys: ['locked.mailActions'], locked: {} }],
    ['names of keys in the one text', { policyJson: '{"keys":"locked.mailActions","locked":{}}' }],
    ['a policy within another’s file', { policyJson: JSON.stringify({ '3rdparty': { extensions: {} } }) }],
    ['one text within the other', { policyJson: JSON.stringify({ policyJson: '{"locked":{}}' }) }],
    ['an unknown part alone', { policy: { mailActions: BLOCK } }],
  ])('%s: what may be meant is held to the default, and told', (_, raw) => {
    const { told, ...held } = locks(raw, { mailActions: { exposed: 'off' } });
    expect(told.length).toBeGreaterThan(0);
    expect(held).toEqual({ isLocked: true, exposed: 'warn' });
  });
  it('names that are no settings are told', () => {
    expect(under({ keys: 'locked.mailAction', locked: {} }).told).toEqual(['keys invalid']);
    expect(under({ keys: '', locked: {} }).told).toEqual([]);
  });
  it('what a newer version understands leaves the rest as it is', () => {
    const { settings } = under({ locked: { mailActions: BLOCK }, colours: { background: 'red' } });
    expect(settings.mailActions).toMatchObject({ value: BLOCK, isLocked: true });
    expect(settings.snoozeDays.isLocked).toBe(false);
  });
});

describe('an entry that keeps something back counts as far as it can be understood', () => {
  const entry = { channel: 'mail', actions: { exposed: 'block' }, when: { group: ['hr'] } };
  const list = (key: 'actionsWhen' | 'extraHosts' | 'internalDomains', one: unknown) =>
    under({ locked: { [key]: [one] } }).settings[key].value;
  it.each<[object, object[]]>([
    [{ ...entry, when: { grup: ['hr'] } }, [{ ...entry, when: {} }]],
    [
      { ...entry, when: { site: ['*.a.example', 'b.example'], group: ['hr'] } },
      [{ ...entry, when: { group: ['hr'] } }],
    ],
    [{ ...entry, when: { from: '08:00', days: ['mon'] } }, [{ ...entry, when: { days: ['mon'] } }]],
    [{ ...entry, when: { from: '08:00', to: '9', group: ['hr'] } }, [{ ...entry, when: { group: ['hr'] } }]],
    [
      { ...entry, channel: 'form', when: { sender: ['a.example'] } },
      [{ ...entry, channel: 'form', when: {} }],
    ],
    [{ ...entry, note: 'x' }, [entry]],
    [{ ...entry, when: 'hr' }, [{ ...entry, when: {} }]],
    [{ ...entry, actions: { exposed: 'block', exposd: 'off' } }, [entry]],
    [{ ...entry, actions: { exposed: 'blokc' } }, [entry]],
    [{ ...entry, actions: { exposed: 'red' } }, []],
    [{ ...entry, channel: 'mails' }, [entry]],
    [{ ...entry, channel: 'letters' }, []],
    [{ ...entry, channel: 5 }, []],
  ])('a stricter action under a condition: %j', (one, held) => {
    expect(list('actionsWhen', one)).toEqual(held);
  });
  it('a further host, and an inner domain', () => {
    const host = { host: 'https://Mail.a.example:8443/', app: 'Roundcube', trustsState: true };
    expect(list('extraHosts', host)).toEqual([{ host: 'mail.a.example', app: 'Roundcube' }]);
    expect(list('extraHosts', { ...host, app: 5 })).toEqual([]);
    expect(list('internalDomains', '*.corp.example')).toEqual(['corp.example']);
    expect(list('internalDomains', 'a.example, *.b.example')).toEqual(['a.example', 'b.example']);
    expect(list('internalDomains', '1.2.3.999')).toEqual([]);
  });
  it('is at its place for what is told of the entries after it', () => {
    const internalDomains = ['*.corp.example', 5, 'a.example', 'a.example'];
    const { remarks } = lintPolicy(JSON.stringify({ locked: { internalDomains } }), 0);
    expect(remarks).toMatchObject([
      { path: 'locked.internalDomains.3', remark: 'twice', detail: 'locked.internalDomains.2' },
    ]);
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
