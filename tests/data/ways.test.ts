/** Whatever the level and channel, a press on any safer way does something, in the page and in the popup. */
import { describe, expect, it } from 'vitest';
import { doingAlternatives } from '../../components/TopAlternatives.tsx';
import { advise } from '../../utils/core/advise.ts';
import type { Code } from '../../utils/core/codes.ts';
import { judge } from '../../utils/core/judge.ts';
import { LEVELS, type Evidence, type Level, type Recipient } from '../../utils/core/model.ts';
import { alternativesFor } from '../../utils/data/alternatives.ts';
import { NOW, parseEvidence } from '../core/evidence.ts';

const ANN = { type: 'recipient', address: 'ann@own-mail.org', domain: 'own-mail.org' } as Recipient;

interface Case {
  readonly evidence: readonly Evidence[];
  readonly isMail?: true;
  readonly isLink?: true;
}

const seen = (...words: string[]) => words.map(parseEvidence);
const because = (words: string, code: Code): Evidence => ({ ...parseEvidence(words), because: { code } });
const DESTINATIONS = {
  form: ['scheme'],
  upload: ['scheme', 'transfer-service'],
  link: ['scheme'],
  phone: ['phone'],
  'link with a key': ['share-link'],
  chat: ['chat'],
} as const;

/** The levels a destination's verdict can have; each channel is tried at each, with evidence that yields it. */
const DESTINATION_LEVELS: readonly Level[] = ['exposed', 'unproven', 'unknown', 'transport'];
const ofDestinations = Object.entries(DESTINATIONS).flatMap(([channel, checks]) =>
  DESTINATION_LEVELS.map((level): [string, Level, Case] => {
    const finding = level === 'unknown' ? 'unknown' : level === 'exposed' ? 'no' : 'yes';
    const evidence = seen(...checks.map((check) => `${check} ${finding} ${level}`));
    return [channel, level, { evidence, ...(channel === 'link' && { isLink: true }) }];
  }),
);
const mail = (...evidence: Evidence[]): Case => ({ evidence, isMail: true });
const ofMail: readonly [string, Level, Case][] = [
  ['mail', 'exposed', mail(...seen('probe no exposed'))],
  ['mail to a text message', 'exposed', mail(because('gateway no exposed', 'sms-gateway'))],
  ['mail to a pager', 'exposed', mail(because('gateway no exposed', 'sms-listed'))],
  ['mail to a fax', 'exposed', mail(because('gateway no exposed', 'fax-gateway'))],
  ['mail that the app calls open', 'exposed', mail(...seen('app-state no exposed'))],
  ['mail to no domain', 'undeliverable', mail(...seen('mail-domain no undeliverable'))],
  ['mail to a retired gateway', 'undeliverable', mail(...seen('gateway no undeliverable'))],
  ['mail', 'unproven', mail(...seen('mail-domain yes unproven'))],
  ['mail, look-ups off', 'unknown', mail({ ...parseEvidence('mail-domain unknown'), reason: 'no-consent' })],
  ['mail, the look-up failed', 'unknown', mail(...seen('mail-domain unknown'))],
  ['mail', 'transport', mail(...seen('operator yes transport'))],
  ['mail from Proton', 'transport', mail(...seen('e2e-provider no', 'operator yes transport'))],
  ['mail to Proton', 'transport', mail(...seen('e2e-provider opportunity yes', 'operator yes transport'))],
  ['mail', 'enforced', mail(...seen('dane yes enforced dane', 'sender yes - dane'))],
];
const ofApps = (['message-apple', 'message-unconfirmed', 'chat-rcs', 'chat-business'] as const).map(
  (code): [string, Level, Case] => [code, 'transport', { evidence: [because('chat yes transport', code)] }],
);
const CASES = [...ofDestinations, ...ofMail, ...ofApps];

describe('a way that does something', () => {
  it.each(CASES)('%s, %s', (_channel, level, { evidence, isMail, isLink }) => {
    const verdict = judge([...evidence], NOW);
    expect(verdict.level).toBe(level);
    const sources = { alternativesFor, keyHow: null, preferred: [], here: 'here.example.org' };
    const meant = isMail && { recipient: ANN, near: () => null };
    const ways = advise(verdict, { ...sources, ...(meant && { meant }), ...(isLink && { isLink }) });
    expect(doingAlternatives(ways, true), 'in the page').not.toEqual([]);
    expect(doingAlternatives(ways, false), 'in the popup').not.toEqual([]);
  });

  it('is looked for at every level but the best', () => {
    const levels = new Set(CASES.map(([, level]) => level));
    expect(LEVELS.filter((level) => !levels.has(level))).toEqual(['end-to-end']);
  });
});
