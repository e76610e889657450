// @vitest-environment jsdom
/** What the question at Send is called, and what its buttons say. */
import { expect, it } from 'vitest';
import { HoldDialog } from '../../components/inline/HoldDialog.tsx';
import type { Action } from '../../utils/core/model.ts';
import type { Rules, WindowReport } from '../../utils/core/report.ts';
import { reportOf } from './samples.ts';
import { show, textOf } from './setup.ts';

const none = () => undefined;
const RULES: Rules = { isStrict: false, justificationMinimum: 1, snoozeDays: 7, words: null };

async function asked(action: Action, change: Partial<WindowReport> = {}) {
  const report = reportOf(['exposed']);
  const assessments = report.assessments.map((one) => ({ ...one, action }));
  const shown = await show(
    <HoldDialog
      report={{ ...report, assessments, rules: RULES, ...change }}
      onAnswer={none}
      onCopy={() => Promise.resolve(true)}
      onPage={none}
      onAsk={none}
    />,
  );
  const dialog = shown.querySelector('dialog');
  return {
    title: textOf(dialog?.querySelector('h2') ?? null).trim(),
    said: textOf(dialog?.querySelector('#hold-words') ?? null).trim(),
    safer: textOf(dialog?.querySelector('.buttons .primary') ?? null),
    all: textOf(dialog),
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
  expect(said).toContain('checked to the end');
  expect(safer).toBe('Go back and edit');
});
