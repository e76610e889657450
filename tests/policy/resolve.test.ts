import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ACTIONS, decide, ANY_CONTENT } from '../../utils/core/decide.ts';
import { ACTIONS, LEVELS, type Level } from '../../utils/core/model.ts';
import { actionPolicyOf } from '../../utils/policy/apply.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { REFERENCE } from '../../utils/policy/reference.ts';
import { DEFAULTS, stricter } from '../../utils/policy/resolve.ts';
import { isActions, isList, KEYS, SHAPE, type Key } from '../../utils/policy/schema.ts';
import { NOW, recipient, under } from './samples.ts';

const rank = (action: (typeof ACTIONS)[number]) => ACTIONS.indexOf(action);

const action = fc.constantFrom(...ACTIONS);
const actions = fc.dictionary(fc.constantFrom<Level>(...LEVELS), action);

describe('every setting', () => {
  it.each(KEYS)('%s: its default and its example are valid', (key) => {
    expect(SHAPE[key].safeParse(DEFAULTS[key])).toMatchObject({ success: true });
    expect(SHAPE[key].safeParse(REFERENCE[key].example)).toMatchObject({ success: true });
  });

  it.each(KEYS)('%s: locked wins over what the person chose, recommended does not', (key) => {
    const value = REFERENCE[key].example;
    const user = { [key]: DEFAULTS[key] };
    expect(under({ locked: { [key]: value } }, user)[key]).toMatchObject({
      isLocked: true,
      origin: 'organisation',
    });
    const recommended = under({ recommended: { [key]: value } }, user)[key];
    expect(recommended).toMatchObject({ value: DEFAULTS[key], isLocked: false, origin: 'you' });
    expect(under({ recommended: { [key]: value } })[key].origin).toBe('organisation');
  });

  it.each(KEYS.filter(isList))('%s: merging loses no entry', (key) => {
    const [entry] = REFERENCE[key].example;
    const merged = under({ locked: { [key]: [entry] }, merge: { [key]: REFERENCE[key].example } })[key];
    expect(merged.value).toEqual([entry, ...REFERENCE[key].example]);
    expect(merged.isMerged).toBe(true);
  });
});

describe('a locked table of actions', () => {
  it.each([
    ['a level', { exposed: 'block' }],
    ['a level that is broken', { exposed: 'blokc' }],
    ['nothing', {}],
    ['no table', 'block'],
  ])('that names %s: what a person chose before makes no level milder than the default', (_, mailActions) => {
    const chosen = { mailActions: { exposed: 'off', undeliverable: 'off', unknown: 'warn' } } as const;
    const { value } = under({ locked: { mailActions } }, chosen).mailActions;
    expect(value).toMatchObject({ undeliverable: 'warn', unknown: 'warn' });
    expect(value.exposed).toBe('exposed' in Object(mailActions) ? 'block' : 'warn');
  });
});

describe('resolve, for any policy', () => {
  it('a stricter table of actions never yields a milder action', () => {
    fc.assert(
      fc.property(actions, fc.constantFrom<Level>(...LEVELS), action, (table, level, other) => {
        const of = (mailActions: unknown) =>
          decide(
            recipient('bob@example.org'),
            { level, evidence: [] },
            actionPolicyOf(under({ locked: { mailActions } }), NOW),
            ANY_CONTENT,
          );
        const before = table[level] ?? DEFAULT_ACTIONS.email[level];
        const stricter = rank(other) >= rank(before) ? other : before;
        expect(rank(of({ ...table, [level]: stricter }))).toBeGreaterThanOrEqual(rank(of(table)));
      }),
    );
  });

  it('whatever is handed over, every setting has a valid value', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            locked: fc.dictionary(fc.constantFrom(...KEYS), fc.anything()),
            recommended: fc.dictionary(fc.constantFrom(...KEYS), fc.anything()),
            merge: fc.dictionary(fc.constantFrom(...KEYS), fc.anything()),
          }),
        ),
        (raw) => {
          const settings = under(raw);
          for (const key of KEYS) expect(SHAPE[key].safeParse(settings[key].value).success, key).toBe(true);
        },
      ),
    );
  });

  it.each<[Key, unknown, object, unknown]>([
    ['consentStage', 9, { consentStage: 2 }, 0],
    ['consentStage', 'all', {}, 0],
    ['privateWindows', 'yes', { privateWindows: true }, false],
    ['tips', 'no', {}, true],
    ['outboundRelay', 'smart host', {}, 'nothing'],
    ['outboundRelay', true, { outboundRelay: 'both' }, 'nothing'],
    ['questionPlace', 'tab', {}, 'window'],
    ['resolver', 'http://plain.example', { resolver: 'off' }, 'off'],
    ['resolver', 'http://plain.example', {}, 'off'],
    ['resolver', 'http://plain.example', { resolver: 'cloudflare' }, 'off'],
    ['resolver', 'https://a.example/q https://b.example/q', {}, 'off'],
    ['resolver', 'https://{dns}.example/q', {}, 'off'],
    ['resolver', 53, {}, 'off'],
    ['snoozeDays', '7 days', {}, 7],
    ['directoryUrl', 'https://a.example https://b.example', {}, ''],
    ['justificationMinimum', 0, {}, 10],
    ['exceptions', 'all of them', {}, []],
    ['journalDays', -1, {}, 30],
  ])(
    'an invalid locked %s (%j) falls back to the stricter of user and default',
    (key, value, user, expected) => {
      const settings = under({ locked: { [key]: value } }, user);
      expect(settings[key]).toMatchObject({ value: expected, isLocked: true });
    },
  );

  it.each(KEYS)('what holds for an invalid %s is of its kind, and none milder than both', (key) => {
    const [one] = [REFERENCE[key].example as never];
    for (const [a, b] of [[one, DEFAULTS[key]] as const, [DEFAULTS[key], one] as const]) {
      const value = stricter(
        key,
        isActions(key) ? { ...DEFAULT_ACTIONS.email, ...(a as object) } : a,
        isActions(key) ? { ...DEFAULT_ACTIONS.email, ...(b as object) } : b,
      );
      expect(typeof value).toBe(typeof DEFAULTS[key]);
      expect(SHAPE[key].safeParse(value).success).toBe(true);
    }
  });

  it('a locked action that cannot be read is no milder than the default, whatever is recommended', () => {
    const settings = under({
      locked: { mailActions: { exposed: 'red' } },
      recommended: { mailActions: { exposed: 'off', unproven: 'warn' } },
    });
    expect(settings.mailActions.value).toMatchObject({ exposed: 'warn', unproven: 'warn' });
  });

  it('tells an admin that two addresses stand in one text', () => {
    const { problems } = parsePolicy({ locked: { resolver: 'https://a.example/q, https://b.example/q' } });
    expect(problems).toMatchObject([{ path: 'locked.resolver', problem: 'invalid' }]);
    expect(problems[0]?.detail).toContain('More than one address');
  });

  it('an invalid entry or level is told and loses nothing else', () => {
    const { problems, values } = parsePolicy({
      locked: {
        mailActions: { exposed: 'blok', undeliverable: 'block', nonsense: 'warn' },
        exceptions: [{ kind: 'domain' }, { kind: 'domain', value: 'a.example', reason: 'fax' }],
        colour: 'red',
      },
      forced: {},
    });
    expect(problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
      'forced unknown-mode',
      'locked.mailActions.exposed invalid',
      'locked.mailActions.nonsense invalid',
      'locked.exceptions.0 invalid',
      'locked.colour unknown-key',
    ]);
    expect(values.locked.mailActions).toEqual({ undeliverable: 'block' });
    expect(values.locked.exceptions).toHaveLength(1);
  });

  it('takes lists and tables as the JSON texts that registries hold', () => {
    const settings = under({
      locked: { mailActions: '{"exposed":"block"}' },
      merge: { internalDomains: '["corp.example"]' },
    });
    expect(settings.mailActions.value).toMatchObject({ exposed: 'block', undeliverable: 'warn' });
    expect(settings.internalDomains.value).toEqual(['corp.example']);
  });

  it('knows of every key whether it is a table or a list', () => {
    expect(KEYS.filter(isActions).length + KEYS.filter(isList).length).toBeLessThan(KEYS.length);
  });
});
