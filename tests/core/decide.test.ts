import { describe, expect, it } from 'vitest';
import type { Code } from '../../utils/core/codes.ts';
import { ANY_CONTENT, decide, DEFAULT_POLICY, type ActionPolicy } from '../../utils/core/decide.ts';
import type { Destination, Verdict } from '../../utils/core/model.ts';
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
