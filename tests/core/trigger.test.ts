/** The subject tag that makes an organisation's gateway encrypt: whether the subject contains it. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import '../setup/seed.ts';
import { hasTrigger, isFor, withTrigger } from '../../utils/core/trigger.ts';

const START = { text: '[secure]', place: 'start' } as const;
const END = { text: '[secure]', place: 'end' } as const;
const WORD = { text: 'encrypt', place: 'start' } as const;

describe('the sign stands', () => {
  it.each([
    ['[secure]', START, true],
    ['[secure] Offer', START, true],
    ['[secure]Offer', START, true],
    [' [secure] Offer', START, false],
    ['[Secure] Offer', START, false],
    ['Re: [secure] Offer', START, false],
    ['Offer [secure]', START, false],
    ['Offer [secure]', END, true],
    ['Offer [secure] ', END, false],
    ['[secure', START, false],
    ['', START, false],
    ['encrypt', WORD, true],
    ['encrypt: Offer', WORD, true],
    ['encrypted mail, how?', WORD, false],
    ['encrypt\u00e9', WORD, false],
    ['please encrypt', { ...WORD, place: 'end' }, true],
    ['unencrypt', { ...WORD, place: 'end' }, false],
  ] as const)('in %j, for %o: %s', (subject, trigger, stands) => {
    expect(hasTrigger(subject, trigger)).toBe(stands);
  });

  it('wherever it was put, and the rest of the subject is as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(START, END, WORD), (subject, trigger) => {
        const after = withTrigger(subject, trigger);
        expect(hasTrigger(after, trigger)).toBe(true);
        if (subject.trim() !== '') expect(after).toContain(subject);
        expect(after.length).toBeLessThanOrEqual(subject.length + trigger.text.length + 1);
      }),
    );
  });
});

it.each([
  ['', '[secure]'],
  [' ', '[secure]'],
  ['Offer', '[secure] Offer'],
])('is put into %j: %j', (subject, after) => {
  expect(withTrigger(subject, START)).toBe(after);
});

describe('a gateway for domains', () => {
  it.each([
    [undefined, undefined, true],
    [['one.example'], 'one.example', true],
    [['one.example'], 'mail.one.example', true],
    [['one.example'], 'notone.example', false],
    // The From address is not shown, or could not be read.
    [['one.example'], undefined, false],
    [['one.example', 'two.example'], 'two.example', true],
    [['one.example'], '', false],
  ])('%j, and a mail from %s: %s', (sender, domain, expected) => {
    expect(isFor({ sender }, { domain })).toBe(expected);
  });
});
