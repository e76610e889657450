/** The three kinds of "not checked", and when there is no claim yet. */
import { expect, it } from 'vitest';
import type { CheckId } from '../../utils/core/codes.ts';
import { UNKNOWN_REASONS, type UnknownReason, type Verdict } from '../../utils/core/model.ts';
import { choiceOf, isWaiting, uncheckedOf } from '../../utils/core/unchecked.ts';
import { evidenceOf, reportOf } from '../components/samples.ts';

type Reasons = [UnknownReason, CheckId][];
const verdictOf = (...reasons: Reasons): Verdict => ({
  level: 'unknown',
  evidence: reasons.map(([reason, check]) =>
    evidenceOf({ code: 'mail-domain-unknown', values: ['a.org'] }, { finding: 'unknown', reason, check }),
  ),
});

type Case = [string, Reasons, ReturnType<typeof uncheckedOf>, ReturnType<typeof choiceOf>];
it.each<Case>([
  ['nothing may be looked up', [['no-consent', 'mail-domain']], 'off', 'consent'],
  ['no resolver is chosen', [['off', 'mail-domain']], 'off', 'resolver'],
  ['a private window', [['private-window', 'mail-domain']], 'off', 'private'],
  ['no answer came', [['timeout', 'mail-domain']], 'failed', null],
  [
    'no answer came, and something may not be asked',
    [
      ['no-consent', 'mail-domain'],
      ['servfail', 'dane'],
    ],
    'failed',
    null,
  ],
  ['a chat, and no server of one\u2019s own', [['off', 'phone']], 'unseen', null],
  ['a chat, in a private window', [['private-window', 'phone']], 'off', 'private'],
  [
    'one may not be asked, the other cannot tell',
    [
      ['no-consent', 'mail-domain'],
      ['not-public', 'dane'],
    ],
    'off',
    'consent',
  ],
  ['the name is not public', [['not-public', 'mail-domain']], 'unseen', null],
  ['the resolver does not answer for it', [['filtered', 'mail-domain']], 'unseen', null],
])('%s', (_what, reasons, kind, choice) => {
  const verdict = verdictOf(...reasons);
  expect(uncheckedOf(verdict)).toBe(kind);
  expect(choiceOf(verdict)).toBe(choice);
});

it('takes for a failure what another attempt may change, and nothing else', () => {
  const failed = UNKNOWN_REASONS.filter((reason) => uncheckedOf(verdictOf([reason, 'dane'])) === 'failed');
  const rest = UNKNOWN_REASONS.filter((reason) => !failed.includes(reason));
  expect(rest).toEqual([
    ...['no-consent', 'off', 'private-window', 'filtered', 'too-large', 'private-address', 'budget'],
    ...['unwritten', 'not-public', 'unreadable', 'unconfirmed', 'stale-table'],
  ]);
});

it('is nothing of a level that is known', () => {
  expect(uncheckedOf({ ...verdictOf(['timeout', 'mail-domain']), level: 'unproven' })).toBeNull();
});

it.each([
  ['unknown', true, true],
  ['unproven', true, true],
  ['transport', true, true],
  ['exposed', true, false],
  ['undeliverable', true, false],
  ['unproven', false, false],
] as const)('%s, pending: %s: is a claim that may change: %s', (level, pending, waits) => {
  expect(isWaiting({ ...reportOf([level]), pending })).toBe(waits);
});

it('a report that is pending and has nothing in it yet claims nothing', () => {
  expect(isWaiting({ ...reportOf([]), pending: true })).toBe(true);
});
