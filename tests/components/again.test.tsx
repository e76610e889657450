// @vitest-environment jsdom
/** A card that is open while its recipients are checked again: it neither empties nor jumps, and claims nothing new. */
import { describe, expect, it } from 'vitest';
import { Tab } from '../../components/popup/Tab.tsx';
import type { Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { NOW, reportOf, TAB } from './samples.ts';
import { openCard, show, textOf } from './setup.ts';
import { dialog, onSnooze, outcome, strip } from './strip-page.tsx';

const BEFORE = reportOf(['unproven', 'end-to-end']);
/** Returns the report on the same recipients before any lookup has answered. */
const asked = ({ assessments }: WindowReport): WindowReport =>
  reportOf([], {
    pending: true,
    assessments: assessments.map((one) => ({ ...one, verdict: { ...one.verdict, level: 'unknown' } })),
  });
const groups = () => [...document.querySelectorAll('.group .level')].map(textOf);
const names = () => [...document.querySelectorAll('.assessment h3')].map(textOf);
const WORDS = {
  unproven: 'Encryption not guaranteed',
  'end-to-end': 'Only the recipient can read it',
  transport: 'Providers can read it, others normally can\u2019t',
} satisfies Partial<Record<Level, string>>;

describe('an open card, checked again', () => {
  it('keeps what was known, as what was known before, and the person where they are', async () => {
    await show(strip(BEFORE));
    await openCard();
    const summary = document.querySelector<HTMLElement>('.know summary');
    summary?.focus();
    await show(strip(asked(BEFORE)));
    expect(outcome()).toBe('Checking\u2026');
    expect(textOf(dialog())).toContain('Checking again');
    expect(groups()).toEqual([WORDS.unproven, WORDS['end-to-end']]);
    expect(document.querySelector('.list')?.getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(summary);
    await show(strip(reportOf(['unproven', 'end-to-end'])));
    expect(document.activeElement).toBe(summary);
    expect(textOf(dialog())).not.toContain('Checking again');
    expect(document.querySelector('.list')?.getAttribute('aria-busy')).toBe(null);
  });

  it('leaves out who is gone, and says nothing of who has come', async () => {
    await show(strip(BEFORE));
    await openCard();
    await show(strip(asked(reportOf(['end-to-end', 'transport']))));
    expect(names()).toEqual(['grace@proton.me']);
  });

  it('says at once what nothing can turn around', async () => {
    await show(strip(BEFORE));
    await openCard();
    await show(strip({ ...reportOf(['exposed', 'unknown']), pending: true }));
    expect(textOf(dialog())).toContain('Phone companies can read this');
    expect(textOf(dialog())).not.toContain('Checking again');
  });

  it('claims nothing where it is opened before anything is known', async () => {
    await show(strip(asked(BEFORE)));
    await openCard();
    expect(groups()).toEqual([]);
  });

  it('can be answered as before', async () => {
    const warned = (report: WindowReport): WindowReport => ({
      ...report,
      rules: { isStrict: false, justificationMinimum: 10, snoozeDays: 7, words: null },
    });
    const before = warned(BEFORE);
    const held = before.assessments.map((one, at) => (at === 0 ? { ...one, action: 'warn' as const } : one));
    await show(strip({ ...before, assessments: held }));
    await openCard();
    await show(strip(warned(asked(BEFORE))));
    document.querySelector<HTMLElement>('.answers .snooze')?.click();
    expect(onSnooze).toHaveBeenCalledWith('carol@example.org');
  });

  it('in the popup, too', async () => {
    const tab = (window: WindowReport) => (
      <Tab
        report={{ ...TAB, windows: [window] }}
        now={NOW}
        onCopy={() => Promise.resolve(true)}
        onPage={() => undefined}
      />
    );
    await show(tab(BEFORE));
    await show(tab(asked(BEFORE)));
    expect(groups()).toEqual([WORDS.unproven, WORDS['end-to-end']]);
    expect(document.querySelector('.list')?.getAttribute('aria-busy')).toBe('true');
  });
});
