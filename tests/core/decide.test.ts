import { describe, expect, it } from 'vitest';
import type { Code } from '../../utils/core/codes.ts';
import {
  ANY_CONTENT,
  decide,
  DEFAULT_ACTIONS,
  DEFAULT_POLICY,
  isShown,
  stricterActions,
  stricterOf,
  type ActionPolicy,
  type Actions,
  type Exemption,
} from '../../utils/core/decide.ts';
import { ACTIONS, LEVELS, type Action, type Destination, type Verdict } from '../../utils/core/model.ts';
import { parseEvidence } from './evidence.ts';

const upload: Destination = {
  type: 'destination',
  channel: 'upload',
  scheme: '',
  host: '',
  page: { scheme: 'https:', host: 'webmail.example.org' },
  upgraded: false,
};
const readable = (code: Code): Verdict => ({
  level: 'transport',
  evidence: [{ ...parseEvidence('transfer-service yes transport'), because: { code } }],
});
const mail = { ...ANY_CONTENT, hasFiles: true, isMail: true };

describe('a file on a page where a mail is being written', () => {
  it('is the mail’s: whoever runs the webmail is not named beside the recipients', () => {
    expect(decide(upload, readable('host-reads'), DEFAULT_POLICY, mail)).toBe('off');
    expect(decide(upload, readable('host-reads'), DEFAULT_POLICY, { ...mail, isMail: false })).toBe('inform');
  });

  it('also where more is known', () => {
    const { level, evidence } = readable('host-reads');
    const more = { level, evidence: [parseEvidence('tls yes transport'), ...evidence] };
    expect(decide(upload, more, DEFAULT_POLICY, mail)).toBe('off');
  });

  it.each(['service-provider', 'product'] as const)('is told of where the page is known: %s', (key) => {
    expect(decide(upload, readable(key), DEFAULT_POLICY, mail)).toBe('inform');
  });

  it('is told of where it leaves openly, and where policy holds it', () => {
    const open: Verdict = { level: 'exposed', evidence: readable('host-reads').evidence };
    expect(decide(upload, open, DEFAULT_POLICY, mail)).toBe('warn');
    const strict: ActionPolicy = {
      ...DEFAULT_POLICY,
      actionsFor: (channel) => ({ ...DEFAULT_POLICY.actionsFor(channel), transport: 'block' }),
    };
    expect(decide(upload, readable('host-reads'), strict, mail)).toBe('block');
  });
});

describe('files that are ciphertext already', () => {
  const open: Verdict = { level: 'exposed', evidence: [] };
  const files = { ...ANY_CONTENT, isSensitive: false, hasFiles: true };
  const sealed = { ...files, isSealed: true };
  const under = (action: Action): ActionPolicy => ({
    ...DEFAULT_POLICY,
    actionsFor: () => Object.fromEntries(LEVELS.map((level) => [level, action])) as Actions,
  });

  it('are not asked about beside what else a form sends, unless that harms', () => {
    expect(decide(upload, open, DEFAULT_POLICY, files)).toBe('warn');
    expect(decide(upload, open, DEFAULT_POLICY, sealed)).toBe('inform');
    expect(decide(upload, open, DEFAULT_POLICY, { ...sealed, isSensitive: true })).toBe('warn');
  });

  it.each(['justify', 'block'] as const)('do not lift what the organisation wants: %s', (action) => {
    expect(decide(upload, open, under(action), sealed)).toBe(action);
  });

  it('are the mail’s where one is being written', () => {
    const verdict: Verdict = { ...readable('file-sealed'), level: 'end-to-end' };
    expect(decide(upload, verdict, DEFAULT_POLICY, { ...mail, isSealed: true })).toBe('off');
    expect(decide(upload, verdict, DEFAULT_POLICY, sealed)).toBe('inform');
  });
});

describe('what the organisation says of one subject', () => {
  const at = (level: Verdict['level']): Verdict => ({ level, evidence: [] });
  const under = (action: Action, standing: Partial<Exemption>): ActionPolicy => ({
    actionsFor: () => Object.fromEntries(LEVELS.map((level) => [level, action])) as Actions,
    exemptionOf: () => ({ isExcepted: false, isApproved: false, ...standing }),
  });

  it.each(['warn', 'justify', 'block'] as const)('an exception takes the interruption away: %s', (action) => {
    expect(decide(upload, at('exposed'), under(action, { isExcepted: true }), ANY_CONTENT)).toBe('inform');
    expect(decide(upload, at('exposed'), under(action, {}), ANY_CONTENT)).toBe(action);
  });

  it.each(LEVELS)('an approved place is not asked about where the way there is encrypted: %s', (level) => {
    const isEncrypted = ['transport', 'enforced', 'end-to-end'].includes(level);
    const decided = decide(upload, at(level), under('block', { isApproved: true }), ANY_CONTENT);
    expect(decided).toBe(isEncrypted ? 'inform' : 'block');
  });
});

describe('two policies at once', () => {
  const all = ACTIONS.flatMap((a, low) => ACTIONS.map((b, high) => [a, b, low >= high ? a : b] as const));
  it.each(all)('of %s and %s: %s', (a, b, stricter) => {
    expect(stricterOf(a, b)).toBe(stricter);
  });

  it('level by level; what one leaves out is the other’s', () => {
    const mail = DEFAULT_ACTIONS.email;
    expect(stricterActions(mail, { exposed: 'off', unproven: 'block' })).toEqual({
      ...mail,
      unproven: 'block',
    });
  });
});

it.each(ACTIONS)('%s is to be seen, or not', (action) => {
  expect(isShown(action)).toBe(!['off', 'observe'].includes(action));
});
