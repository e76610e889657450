import { describe, expect, it } from 'vitest';
import { advise, situationOf } from '../../utils/core/advise.ts';
import { ANY_CONTENT, DEFAULT_ACTIONS, decide } from '../../utils/core/decide.ts';
import { judge } from '../../utils/core/judge.ts';
import { LEVELS } from '../../utils/core/model.ts';
import { NOW, parseEvidence } from './evidence.ts';

const verdictOf = (...words: string[]) => judge(words.map(parseEvidence), NOW);

describe('decide, by default', () => {
  it('interrupts only for what is readable or lost', () => {
    const interrupting = LEVELS.filter(
      (level) => decide({ level, evidence: [] }, DEFAULT_ACTIONS, ANY_CONTENT) === 'warn',
    );
    expect(interrupting).toEqual(['exposed', 'undeliverable']);
  });
});

describe('decide, for a form or an upload', () => {
  const open = { level: 'exposed', evidence: [] } as const;
  it.each([
    ['asks for nothing that matters', {}, 'notice'],
    ['asks for something sensitive', { isSensitive: true }, 'warn'],
    ['takes files', { hasFiles: true }, 'warn'],
    ['is warned of by the browser itself', { isSensitive: true, isBrowserWarning: true }, 'notice'],
  ])('that %s', (_, content, action) => {
    const nothing = { isSensitive: false, hasFiles: false, isBrowserWarning: false };
    expect(decide(open, DEFAULT_ACTIONS, { ...nothing, ...content })).toBe(action);
  });

  it('keeps a prohibition whatever it asks for', () => {
    const policy = { actions: { ...DEFAULT_ACTIONS.actions, exposed: 'block' } } as const;
    expect(decide(open, policy, { isSensitive: false, hasFiles: false, isBrowserWarning: true })).toBe(
      'block',
    );
  });
});

describe('situationOf', () => {
  it.each([
    [['gateway no exposed'], 'sms-gateway'],
    [['gateway no undeliverable'], 'dead-gateway'],
    [['mail-domain no undeliverable'], 'no-such-domain'],
    [['app-state no exposed', 'operator yes transport'], 'app-not-encrypted'],
    [['mail-domain yes unproven'], 'unproven'],
    [[], 'unproven'],
    [['operator yes transport'], 'provider-readable'],
    [['e2e-provider yes end-to-end'], null],
  ])('%j → %s', (words, situation) => {
    expect(situationOf(verdictOf(...words))).toBe(situation);
  });
});

describe('advise', () => {
  it('gives the best three of the table, in its order', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: { key: id }, how: { key: id } }));
    const advice = advise(verdictOf('gateway no exposed'), (situation) =>
      situation === 'sms-gateway' ? rows : [],
    );
    expect(advice.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('has nothing to add to end-to-end', () => {
    const rows = [{ id: 'a', title: { key: 'a' }, how: { key: 'a' } }];
    expect(advise(verdictOf('e2e-provider yes end-to-end'), () => rows)).toEqual([]);
  });
});
