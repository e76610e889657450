// @vitest-environment jsdom
/** The title of the question at Send, and the labels of its buttons. */
import { expect, it, vi } from 'vitest';
import { HoldDialog } from '../../components/inline/HoldDialog.tsx';
import type { Action, Alternative } from '../../utils/core/model.ts';
import type { Rules, WindowReport } from '../../utils/core/report.ts';
import { reportOf } from './samples.ts';
import { show, textOf } from './setup.ts';
import type { OnAct, QuestionProps } from '../../components/inline/view.ts';

const none = () => undefined;
const RULES: Rules = { isStrict: false, justificationMinimum: 1, snoozeDays: 7, words: null };

async function asked(action: Action, change: Partial<WindowReport> = {}, more: Partial<QuestionProps> = {}) {
  const report = reportOf(['exposed']);
  const assessments = report.assessments.map((one) => ({ ...one, action }));
  const shown = await show(
    <HoldDialog
      report={{ ...report, assessments, rules: RULES, ...change }}
      onAnswer={none}
      onCopy={() => Promise.resolve(true)}
      onPage={none}
      onAsk={none}
      {...more}
    />,
  );
  const dialog = shown.querySelector('dialog');
  return {
    title: textOf(dialog?.querySelector('h2') ?? null).trim(),
    said: textOf(dialog?.querySelector('#hold-words') ?? null).trim(),
    safer: textOf(dialog?.querySelector('.buttons .primary') ?? null),
    all: textOf(dialog),
    ways: [...(dialog?.querySelectorAll<HTMLElement>('.ways .button') ?? [])],
  };
}

it.each(['warn', 'justify'] as const)('is called by what is wrong (%s), and says of whom', async (action) => {
  const { title, said, safer, all } = await asked(action);
  expect(title).toBe('Phone companies can read this');
  expect(all.split(title)).toHaveLength(2);
  expect(said).toContain('5551234567@vtext.com goes out as a text message');
  expect(safer).toBe('Go back and edit');
});

it.each([
  ['message', 'Back to the mail'],
  ['upload', 'Back to the page'],
] as const)('says who stopped it, and what for (%s)', async (kind, back) => {
  const { title, said, safer } = await asked('block', { kind });
  expect(title).toBe('Your organisation stopped this');
  expect(said).toContain('Phone companies can read it');
  expect(safer).toBe(back);
});

it('is called by the organisation where that has words of its own, and says what is wrong below', async () => {
  const words = { headline: 'Please use the portal' };
  const { title, said } = await asked('warn', { rules: { ...RULES, words } });
  expect(title).toBe('Please use the portal');
  expect(said).toContain('Phone companies can read it');
});

it('asks calmly where nothing is left to warn of', async () => {
  const { title, said, safer } = await asked('inform', { state: 'assessed' });
  expect(title).toBe('Send this now?');
  expect(said).toContain('The check has finished');
  expect(safer).toBe('Go back and edit');
});

const GATEWAY: Alternative = {
  id: 'organisation-trigger',
  title: { key: 'advice_trigger_title', values: ['City Gateway'] },
  how: { key: 'advice_trigger_how', values: ['[secure]', 'City Gateway'] },
  act: { kind: 'trigger', text: '[secure]', place: 'start', stay: ['ann@one.example'] },
};
const OTHERS: Alternative = {
  id: 'others',
  title: { key: 'advice_others_title', count: 2 },
  how: { key: 'advice_others_how', values: ['bob@two.example'] },
  act: { kind: 'remove', addresses: ['bob@two.example'], stay: ['ann@one.example'] },
};
/** The same with one recipient left. */
const OTHER: Alternative = { ...OTHERS, title: { key: 'advice_others_title', count: 1 } };
const [first] = reportOf(['exposed']).assessments;
const offering = (...alternatives: Alternative[]) => ({
  ...(first && { assessments: [{ ...first, action: 'warn' as const, alternatives }] }),
  others: OTHERS,
});

it.each([
  [[GATEWAY], ['Encrypt with City Gateway', 'Send to the other 2 only']],
  [[{ ...GATEWAY, id: 'x', act: undefined } as unknown as Alternative], ['Send to the other 2 only']],
] as const)('offers the organisation’s own way first, then ours: %#', async (alternatives, titles) => {
  const onAct: OnAct = () => Promise.resolve('failed');
  const { ways } = await asked('warn', offering(...alternatives), { onAct });
  expect(ways.map((one) => textOf(one))).toEqual(titles);
});

it('says “the other one” of one who is left', async () => {
  const offered = { ...offering(GATEWAY), others: OTHER };
  const { ways } = await asked('warn', offered, { onAct: () => Promise.resolve('failed') });
  expect(ways.map((one) => textOf(one))).toContain('Send to the other one only');
});

it.each([
  [GATEWAY, 0, true],
  [GATEWAY, 0, false],
  [OTHERS, 1, true],
] as const)(
  'goes once what was pressed is done, and nothing is left to ask: %#',
  async (pressed, at, isFine) => {
    const onAnswer = vi.fn();
    const isFineFor = vi.fn(() => isFine);
    const onAct = vi.fn(() => Promise.resolve('done' as const));
    const { ways } = await asked('warn', offering(GATEWAY), { onAct, onAnswer, isFineFor });
    ways[at]?.click();
    await vi.waitFor(() => {
      expect(isFineFor).toHaveBeenCalledWith(['ann@one.example'], expect.anything());
    });
    expect(onAct).toHaveBeenCalledWith(pressed.act);
    if (isFine)
      await vi.waitFor(() => {
        expect(onAnswer).toHaveBeenCalledWith({ ruling: 'send' });
      });
    else expect(onAnswer).not.toHaveBeenCalled();
  },
);

it('stays where the sign could not be put there, and says so', async () => {
  const onAnswer = vi.fn();
  const onAct: OnAct = () => Promise.resolve('refused');
  const { ways } = await asked('warn', offering(GATEWAY), { onAct, onAnswer, isFineFor: () => true });
  ways[0]?.click();
  await vi.waitFor(() => {
    expect(document.body.textContent).toContain('Couldn\u2019t put it into the subject');
  });
  expect(onAnswer).not.toHaveBeenCalled();
});
