// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { drawCard } from '../../components/inline/Card.tsx';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import type { ViewProps } from '../../components/inline/view.ts';
import type { Code } from '../../utils/core/codes.ts';
import type { Evidence, Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import {
  assessmentOf,
  BLIND,
  EVERYONE,
  evidenceOf,
  FAILED,
  NOW,
  reportOf,
  WITHOUT_CONSENT,
} from './samples.ts';
import { control, show, textOf } from './setup.ts';

const loadCard = () => Promise.resolve(drawCard);

const props: Omit<ViewProps, 'report'> = {
  dismissed: new Set(),
  now: NOW,
  onSnooze: () => undefined,
  onDismiss: () => undefined,
  onCopy: () => Promise.resolve(true),
  onClaim: () => undefined,
  openWelcome: () => undefined,
  onPage: () => undefined,
  loadCard,
};

async function markOf(report: WindowReport): Promise<HTMLElement> {
  const page = await show(<ComposeUi {...props} report={report} />);
  const mark = page.querySelector<HTMLElement>('.mark');
  if (!mark) throw new Error('there is no mark');
  return mark;
}
/** Returns what a screen reader gets of the mark: more than there is room to show. */
const wordsOf = async (report: WindowReport) => textOf((await markOf(report)).querySelector('.words'));

const WORDS: Readonly<Record<Level, string>> = {
  exposed: '5551234567@vtext.com: goes out as a text message; phone companies can read it',
  undeliverable: 'ann@no-such-place.org: won’t arrive',
  unproven: 'carol@example.org: nothing proves that this is encrypted on the way',
  unknown: 'dan@example.org: not checked',
  transport: 'erin@gmail.com: normally encrypted on the way; mail providers can read it',
  enforced:
    'frank@posteo.de: encryption on the way is enforced, as far as records show; mail providers can read it',
  'end-to-end': 'grace@proton.me: only the recipient can read it',
};
const OUTCOMES: Readonly<Record<Level, string>> = {
  exposed: 'Phone companies can read this',
  undeliverable: 'This won’t arrive',
  unproven: 'Encryption not guaranteed',
  unknown: 'Couldn’t check this',
  transport: 'Normal mail: Google can read it',
  enforced: 'Encrypted; mail providers can read it',
  'end-to-end': 'Only grace@proton.me can read it',
};
const levels = Object.keys(WORDS) as Level[];

it.each(levels)('says %s in plain words, short to the eye and whole to a screen reader', async (level) => {
  const mark = await markOf(reportOf([level]));
  expect(await wordsOf(reportOf([level]))).toBe(WORDS[level]);
  const eye = mark.querySelector('.outcome');
  expect(textOf(eye)).toBe(OUTCOMES[level]);
  expect(eye?.getAttribute('aria-hidden'), 'said once').toBe('true');
  expect(control(`${WORDS[level]}${textOf(mark.querySelector('.fix'))}`)).toBe(mark);
  expect(mark.getAttribute('aria-haspopup')).toBe('dialog');
});

it('says of what the sender will most likely get back that it will probably not arrive', async () => {
  const because = { code: 'mta-sts-refused', values: ['sts.org', 'mx.other.org', 'Gmail'] } as const;
  const refused = evidenceOf(because, { check: 'mta-sts', finding: 'no', strength: 'undeliverable' });
  const one = assessmentOf('undeliverable');
  const report = (...evidence: Evidence[]) => ({
    ...reportOf([]),
    assessments: [{ ...one, verdict: { ...one.verdict, evidence } }],
  });
  expect(await wordsOf(report(refused))).toBe('ann@no-such-place.org: probably won’t arrive');
  const certain = report(...one.verdict.evidence, refused);
  expect(await wordsOf(certain), 'what is certain comes first').toBe(WORDS.undeliverable);
});

it('has a shape of its own for each level, so that colour alone says nothing', async () => {
  const shapes = new Set<string>();
  for (const report of [...levels.map((level) => reportOf([level])), BLIND]) {
    shapes.add((await markOf(report)).querySelector('path')?.getAttribute('d') ?? '');
  }
  expect(shapes.size).toBe(levels.length + 1);
});

it('names the worst recipient and counts the others', async () => {
  expect(await wordsOf(EVERYONE)).toBe(`${WORDS.exposed} · and 6 more`);
});

it('says how many recipients show no address, and that more may come', async () => {
  const report = reportOf(['exposed'], { unreadable: 2, pending: true });
  expect(await wordsOf(report)).toBe(`${WORDS.exposed} · 2 without an address · still checking`);
});

it('claims nothing that may still become another claim, to a screen reader neither', async () => {
  for (const level of ['unproven', 'unknown', 'transport', 'enforced'] as const)
    expect(await wordsOf(reportOf([level], { pending: true }))).toBe('Checking…');
});

it.each([
  [BLIND, 'Sealcheck can’t see the recipients here'],
  [FAILED, 'Sealcheck couldn’t check this: reload the page to try again'],
  [reportOf([], { state: 'checking' }), 'Checking…'],
  [WITHOUT_CONSENT, 'dan@example.org: look-ups are off, so this isn’t checked'],
])('is never silent about what it does not know: $state', async (report, words) => {
  expect(await wordsOf(report)).toBe(words);
});

it('says at a transfer server what is protected, what is not, and what to do instead, in one line', async () => {
  const subject = {
    type: 'destination',
    channel: 'upload',
    scheme: '',
    host: '',
    page: { scheme: 'https:', host: 'files.bank.org' },
    upgraded: false,
    product: 'MOVEit Transfer',
  } as const;
  const evidence = [evidenceOf({ code: 'product' }, { finding: 'yes', strength: 'transport' })];
  const assessment = {
    subject,
    verdict: { level: 'transport', evidence },
    action: 'inform',
    alternatives: [],
  } as const;
  expect(await wordsOf(reportOf([], { kind: 'upload', assessments: [assessment] }))).toBe(
    'MOVEit Transfer at files.bank.org: encrypted on the way, readable on the server. Lock the file first',
  );
});

it.each([
  ['fax-gateway', 'goes out as a fax over a phone line that isn’t encrypted'],
  ['sms-listed', 'listed as a way to text messages or faxes, which phone companies can read'],
  ['fax-listed', 'listed as a way to text messages or faxes, which phone companies can read'],
  ['app-not-encrypted', 'others can read this on the way'],
] as const)('says of %s what people know about it', async (code, words) => {
  const exposed = assessmentOf('exposed');
  const evidence = [evidenceOf({ code }, { finding: 'no', strength: 'exposed' })];
  const assessments = [{ ...exposed, verdict: { ...exposed.verdict, evidence } }];
  expect(await wordsOf(reportOf([], { assessments }))).toBe(`5551234567@vtext.com: ${words}`);
});

/** Returns a report on one conversation with a single piece of evidence. */
function chatOf(
  level: Level,
  code: Code,
  strength: Level | null,
  action: 'inform' | 'warn' = 'inform',
): WindowReport {
  const evidence = [evidenceOf({ code, values: ['WhatsApp'] }, { check: 'chat', strength })];
  const [about] = reportOf([level]).assessments;
  const subject = {
    type: 'destination',
    channel: 'chat',
    scheme: 'https:',
    host: 'web.whatsapp.com',
    page: { scheme: 'https:', host: 'web.whatsapp.com' },
    upgraded: false,
    app: 'WhatsApp',
  } as const;
  return {
    ...reportOf([], { kind: 'chat' }),
    assessments: about ? [{ ...about, subject, verdict: { level, evidence }, action }] : [],
  };
}

it.each<[Level, Code, Level | null, string]>([
  [
    'exposed',
    'chat-sms',
    'exposed',
    'A text message: your phone company, and anyone inside its network, can read it',
  ],
  ['exposed', 'page-open', 'exposed', 'Not encrypted: anyone on the way can read what you write here'],
  ['unproven', 'chat-server', 'unproven', 'WhatsApp: whoever runs this server can read what you write here'],
  ['unknown', 'chat-unseen', null, 'WhatsApp: Sealcheck can’t see who could read this chat'],
  [
    'unknown',
    'chat-business',
    null,
    'WhatsApp: only the people in this chat can read it, unless one of them is a business',
  ],
  [
    'unknown',
    'chat-may-be-text',
    null,
    'WhatsApp: Sealcheck can’t see whether this goes out as a text message',
  ],
  [
    'unproven',
    'message-unconfirmed',
    'unproven',
    'Only a blue bubble, or a lock, keeps phone companies from reading this',
  ],
  [
    'exposed',
    'message-falls-back',
    'exposed',
    'A text message: your phone company, and anyone inside its network, can read it',
  ],
  ['transport', 'chat-provider', 'transport', 'WhatsApp could read what you write here'],
  [
    'unknown',
    'chat-rcs',
    null,
    'Look for the lock at the send button: without it, the companies that carry this chat can read it',
  ],
  [
    'transport',
    'chat-claimed',
    'transport',
    'WhatsApp: whoever runs this server can read what you write here',
  ],
  ['transport', 'chat-stale', 'transport', 'WhatsApp: Sealcheck can’t see who could read this chat'],
  ['end-to-end', 'chat-end-to-end', 'end-to-end', 'Only the people in this chat can read it'],
])('of a chat that is %s because of %s, says who reads along', async (level, code, strength, words) => {
  expect(await wordsOf(chatOf(level, code, strength))).toBe(words);
});

it('of a chat can be hidden, and so can a warning; in the page’s flow a calm one is in nobody’s way', async () => {
  const crossOf = async (report: WindowReport) =>
    (await show(<ComposeUi {...props} report={report} />))
      .querySelector('.strip > .hide')
      ?.getAttribute('aria-label');
  expect(await crossOf(chatOf('exposed', 'chat-sms', 'exposed'))).toBe('Hide this');
  expect(await crossOf(chatOf('exposed', 'chat-sms', 'exposed', 'warn'))).toBe('Send it as it is');
  expect(await crossOf(reportOf(['transport']))).toBeUndefined();
});
