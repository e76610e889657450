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
import { show, textOf } from './setup.ts';

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

const WORDS: Readonly<Record<Level, string>> = {
  exposed: '5551234567@vtext.com: goes out as a text message; phone companies can read it',
  undeliverable: 'ann@no-such-place.org: will not arrive',
  unproven: 'carol@example.org: nothing proves that this is encrypted on the way',
  unknown: 'dan@example.org: not checked',
  transport: 'erin@gmail.com: normally encrypted on the way; mail providers can read it',
  enforced:
    'frank@posteo.de: encryption on the way is enforced, as far as records show; mail providers can read it',
  'end-to-end': 'grace@proton.me: only the recipient can read it',
};
const levels = Object.keys(WORDS) as Level[];

it.each(levels)('says %s in plain words, to the eye and to a screen reader', async (level) => {
  const mark = await markOf(reportOf([level]));
  expect(textOf(mark)).toBe(WORDS[level]);
  expect(mark.getAttribute('aria-label')).toBe(`Sealcheck: ${WORDS[level]}. Show details`);
});

it('says of what the sender will most likely get back that it will probably not arrive', async () => {
  const because = { code: 'mta-sts-refused', values: ['sts.org', 'mx.other.org', 'Gmail'] } as const;
  const refused = evidenceOf(because, { check: 'mta-sts', finding: 'no', strength: 'undeliverable' });
  const one = assessmentOf('undeliverable');
  const report = (...evidence: Evidence[]) => ({
    ...reportOf([]),
    assessments: [{ ...one, verdict: { ...one.verdict, evidence } }],
  });
  expect(textOf(await markOf(report(refused)))).toBe('ann@no-such-place.org: will probably not arrive');
  const certain = report(...one.verdict.evidence, refused);
  expect(textOf(await markOf(certain)), 'what is certain comes first').toBe(WORDS.undeliverable);
});

it('has a shape of its own for each level, so that colour alone says nothing', async () => {
  const shapes = new Set<string>();
  for (const report of [...levels.map((level) => reportOf([level])), BLIND]) {
    shapes.add((await markOf(report)).querySelector('path')?.getAttribute('d') ?? '');
  }
  expect(shapes.size).toBe(levels.length + 1);
});

it('names the worst recipient and counts the others', async () => {
  expect(textOf(await markOf(EVERYONE))).toBe(`${WORDS.exposed} · and 6 more`);
});

it('says how many recipients show no address, and that more may come', async () => {
  const report = reportOf(['transport'], { unreadable: 2, pending: true });
  expect(textOf(await markOf(report))).toBe(`${WORDS.transport} · 2 without an address · still checking`);
});

it.each([
  [BLIND, 'Sealcheck cannot see the recipients here'],
  [FAILED, 'Sealcheck could not check this: reload the page to try again'],
  [reportOf([], { state: 'checking' }), 'Checking the recipients…'],
  [WITHOUT_CONSENT, 'dan@example.org: look-ups are off, so this isn’t checked'],
])('is never silent about what it does not know: $state', async (report, words) => {
  expect(textOf(await markOf(report))).toBe(words);
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
  expect(textOf(await markOf(reportOf([], { kind: 'upload', assessments: [assessment] })))).toBe(
    'MOVEit Transfer at files.bank.org: encrypted on the way, readable on the server. Lock the file first',
  );
});

it.each([
  ['fax-gateway', 'goes out as a fax over a phone line that is not encrypted'],
  ['sms-listed', 'listed as a way to text messages or faxes, which phone companies can read'],
  ['fax-listed', 'listed as a way to text messages or faxes, which phone companies can read'],
  ['app-not-encrypted', 'others can read this on the way'],
] as const)('says of %s what people know about it', async (code, words) => {
  const exposed = assessmentOf('exposed');
  const evidence = [evidenceOf({ code }, { finding: 'no', strength: 'exposed' })];
  const assessments = [{ ...exposed, verdict: { ...exposed.verdict, evidence } }];
  expect(textOf(await markOf(reportOf([], { assessments })))).toBe(`5551234567@vtext.com: ${words}`);
});

/** One conversation with one finding about it. */
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
  ['unknown', 'chat-unseen', null, 'WhatsApp: Sealcheck cannot see who could read this chat'],
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
    'WhatsApp: Sealcheck cannot see whether this goes out as a text message',
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
  ['transport', 'chat-stale', 'transport', 'WhatsApp: Sealcheck cannot see who could read this chat'],
  ['end-to-end', 'chat-end-to-end', 'end-to-end', 'Only the people in this chat can read it'],
])('of a chat that is %s because of %s, says who reads along', async (level, code, strength, words) => {
  expect(textOf(await markOf(chatOf(level, code, strength)))).toBe(words);
});

it('of a chat can be hidden; where there is a banner, that has the button', async () => {
  const buttonsOf = async (report: WindowReport) => {
    const page = await show(<ComposeUi {...props} report={report} />);
    return [...page.querySelectorAll('.button')].map(textOf).filter((text) => text.startsWith('Hide')).length;
  };
  expect(await buttonsOf(chatOf('exposed', 'chat-sms', 'exposed'))).toBe(1);
  expect(await buttonsOf(chatOf('exposed', 'chat-sms', 'exposed', 'warn'))).toBe(1);
  expect(await buttonsOf(reportOf(['transport']))).toBe(0);
});
