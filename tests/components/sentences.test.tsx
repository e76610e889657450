// @vitest-environment jsdom
/** Wherever policy interrupts, banner and question show a proper sentence, for every subject, level and action. */
import { expect, it } from 'vitest';
import { drawCard } from '../../components/inline/Card.tsx';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import { HoldDialog } from '../../components/inline/HoldDialog.tsx';
import { LEVELS, type Action, type Assessment, type Destination } from '../../utils/core/model.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { assessmentOf, evidenceOf, NOW, reportOf } from './samples.ts';
import { show, textOf } from './setup.ts';

const loadCard = () => Promise.resolve(drawCard);

const PAGE = { scheme: 'https:', host: 'www.shop.org' };
const destination = (change: Partial<Destination>): Destination => ({
  type: 'destination',
  channel: 'form',
  scheme: 'https:',
  host: 'collect.org',
  page: PAGE,
  upgraded: false,
  ...change,
});
const SUBJECTS: readonly (readonly [string, Destination | null])[] = [
  ['a recipient', null],
  ['a form', destination({})],
  ['an open form', destination({ scheme: 'http:' })],
  ['a form by mail', destination({ scheme: 'mailto:', host: '' })],
  ['an upload', destination({ channel: 'upload' })],
  ['an upload by a script', destination({ channel: 'upload', scheme: '', host: '' })],
  ['an upload to a product', destination({ channel: 'upload', product: 'MOVEit' })],
  [
    'a link to a text message',
    destination({ channel: 'link', scheme: 'sms:', host: '', handles: ['+15551234567'] }),
  ],
  ['a link without a number', destination({ channel: 'link', scheme: 'sms:', host: '' })],
  ['a call', destination({ channel: 'link', scheme: 'tel:', host: '', handles: ['+15551234567'] })],
  ['an ftp link', destination({ channel: 'link', scheme: 'ftp:', host: 'files.org' })],
  ['a chat', destination({ channel: 'chat', app: 'WhatsApp', host: 'web.whatsapp.com' })],
  [
    'a chat with a number',
    destination({
      channel: 'chat',
      app: 'Google Messages',
      host: 'messages.google.com',
      handles: ['+15551234567'],
      state: 'sms',
    }),
  ],
  ['a chat of an app without a name', destination({ channel: 'chat', host: 'chat.shop.org' })],
];
const ACTIONS: readonly Action[] = ['warn', 'justify', 'block'];

const rows = SUBJECTS.flatMap(([what, subject]) => LEVELS.map((level) => [what, level, subject] as const));

/** Whether the text has several words and ends like a sentence: neither a name alone nor an icon. */
const isSentence = (text: string) =>
  /^\P{Cn}*\p{L}+ \P{Cn}*\p{L}+[^]*[.!?]$/u.test(text) && !/undefined|\$|\(\)/.test(text);

it.each(rows)('%s, %s: a sentence in banner and question', async (_, level, subject) => {
  for (const action of ACTIONS) {
    const sample = assessmentOf(level);
    const evidence = [
      evidenceOf({ code: 'check-failed', values: [] }, { finding: 'unknown', reason: 'timeout' }),
    ];
    const assessment: Assessment = subject
      ? { ...sample, subject, action, verdict: { level, evidence } }
      : { ...sample, action };
    const kind = subject ? subject.channel : ('message' as const);
    const rules = { isStrict: action === 'block', justificationMinimum: 5, snoozeDays: 7, words: null };
    const report = reportOf([], { assessments: [assessment], kind, rules });
    const nothing = () => undefined;
    const common = { report, onCopy: () => Promise.resolve(true), onPage: nothing };
    const page = await show(
      <ComposeUi
        {...common}
        dismissed={new Set()}
        now={NOW}
        onDismiss={nothing}
        onSnooze={nothing}
        onClaim={nothing}
        openWelcome={nothing}
        loadCard={loadCard}
      />,
    );
    const banner = textOf(page.querySelector('.warns [role=status]'));
    expect(banner, `${action}: the banner`).toSatisfy(isSentence);
    expect(textOf(page.querySelector('.mark')), 'the mark').toMatch(/\p{L}+ \p{L}+/u);
    const asked = await show(<HoldDialog {...common} onAnswer={nothing} onAsk={nothing} />);
    const words = textOf(asked.querySelector('#hold-words'));
    expect(words, `${action}: the question`).toSatisfy(isSentence);
    expect(nameOf(assessment.subject)).not.toBe('');
    if (level !== 'exposed') expect(banner).not.toMatch(/anyone|everyone/i);
  }
});
