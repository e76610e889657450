// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { labelledBy, nameTokens, namedBy } from '../../../utils/page/compose/tokens.ts';
import cases from './tokens.json' with { type: 'json' };

describe('names and ids, by whole tokens', () => {
  test.each(Object.entries(cases.names))('%j names %j', (name, purpose) => {
    expect(namedBy(name)).toBe(purpose);
  });

  test('counters and hex numbers are no tokens, inner capitals are borders', () => {
    expect(nameTokens('MSG_1f2e_TO')).toEqual(['msg', 'to']);
    expect(nameTokens('sendTo12')).toEqual(['send', 'to']);
  });
});

describe('labels, in the languages of webmails', () => {
  test.each(Object.entries(cases.labels))('%j labels %j', (label, purpose) => {
    expect(labelledBy(label)).toBe(purpose);
  });
});
