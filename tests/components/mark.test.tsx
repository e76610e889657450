// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import type { ViewProps } from '../../components/inline/view.ts';
import type { Level } from '../../utils/core/model.ts';
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

const props: Omit<ViewProps, 'report'> = {
  dismissed: new Set(),
  now: NOW,
  onDismiss: () => undefined,
  onCopy: () => Promise.resolve(true),
  openWelcome: () => undefined,
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
  enforced: 'frank@posteo.de: encryption on the way is enforced; mail providers can read it',
  'end-to-end': 'grace@proton.me: only the recipient can read it',
};
const levels = Object.keys(WORDS) as Level[];

it.each(levels)('says %s in plain words, to the eye and to a screen reader', async (level) => {
  const mark = await markOf(reportOf([level]));
  expect(textOf(mark)).toBe(WORDS[level]);
  expect(mark.getAttribute('aria-label')).toBe(`Sealcheck: ${WORDS[level]}. Show details`);
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
  [WITHOUT_CONSENT, 'dan@example.org: not checked, because nothing may be looked up'],
])('is never silent about what it does not know: $state', async (report, words) => {
  expect(textOf(await markOf(report))).toBe(words);
});

it.each([
  ['because_fax_gateway', 'goes out as a fax over a phone line that is not encrypted'],
  ['because_app_not_encrypted', 'others can read this on the way'],
])('says of %s what people know about it', async (key, words) => {
  const exposed = assessmentOf('exposed');
  const evidence = [evidenceOf({ key }, { finding: 'no', strength: 'exposed' })];
  const assessments = [{ ...exposed, verdict: { ...exposed.verdict, evidence } }];
  expect(textOf(await markOf(reportOf([], { assessments })))).toBe(`5551234567@vtext.com: ${words}`);
});
