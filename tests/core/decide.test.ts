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
import {
  ACTIONS,
  LEVELS,
  type Action,
  type Destination,
  type Recipient,
  type Verdict,
} from '../../utils/core/model.ts';
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

const MAIL: Recipient = {
  type: 'recipient',
  channel: 'email',
  address: 'bob@example.org',
  localPart: 'bob',
  domain: 'example.org',
  sender: { host: 'mail.example.net' },
};
const FORM: Destination = {
  type: 'destination',
  channel: 'form',
  scheme: 'http:',
  host: 'shop.example.org',
  page: { scheme: 'http:', host: 'shop.example.org' },
  upgraded: false,
};

describe('decide, by default', () => {
  it('interrupts only for what is readable or lost', () => {
    const interrupting = LEVELS.filter(
      (level) => decide(MAIL, { level, evidence: [] }, DEFAULT_POLICY, ANY_CONTENT) === 'warn',
    );
    expect(interrupting).toEqual(['exposed', 'undeliverable']);
  });
});

describe('decide, for a chat', () => {
  const chat = { ...FORM, channel: 'chat', app: 'Google Messages' } as const;
  it.each(LEVELS)('tells about %s and holds nothing by default', (level) => {
    expect(decide(chat, { level, evidence: [] }, DEFAULT_POLICY, ANY_CONTENT)).toBe('inform');
  });
});

describe('decide, for a form or an upload', () => {
  const open = { level: 'exposed', evidence: [] } as const;
  it.each([
    ['asks for nothing that matters', {}, 'inform'],
    ['asks for something sensitive', { isSensitive: true }, 'warn'],
    ['takes files', { hasFiles: true }, 'warn'],
    ['is warned of by the browser itself', { isSensitive: true, isBrowserWarning: true }, 'inform'],
  ])('that %s', (_, content, action) => {
    const nothing = { isSensitive: false, hasFiles: false, isBrowserWarning: false };
    expect(decide(FORM, open, DEFAULT_POLICY, { ...nothing, ...content })).toBe(action);
  });

  it('keeps a prohibition whatever it asks for', () => {
    const policy = {
      ...DEFAULT_POLICY,
      actionsFor: () => ({ ...DEFAULT_POLICY.actionsFor('form'), exposed: 'block' as const }),
    };
    expect(decide(FORM, open, policy, { isSensitive: false, hasFiles: false, isBrowserWarning: true })).toBe(
      'block',
    );
  });
});
