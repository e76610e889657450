// @vitest-environment jsdom
/**
 * What the popup can do about an unchecked message: retry, turn lookups on, show it in the page, copy the page's
 * structure.
 */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../components/popup/Popup.tsx';
import type { Choice } from '../../components/Unchecked.tsx';
import type { UnknownReason } from '../../utils/core/model.ts';
import type { TabReport, WindowReport } from '../../utils/core/report.ts';
import { NOW, reportOf, TAB } from './samples.ts';
import { click, control, show, textOf } from './setup.ts';

describe('what is not checked', () => {
  const onRetry = vi.fn();
  const onTurnOn = vi.fn();
  beforeEach(() => {
    vi.clearAllMocks();
  });
  const because = (reason: UnknownReason, change: Partial<WindowReport> = {}): TabReport => {
    const window = reportOf(['unknown']);
    const [one] = window.assessments;
    if (!one) throw new Error('no sample');
    const evidence = one.verdict.evidence.map((item) => ({ ...item, reason }));
    const assessments = [{ ...one, verdict: { ...one.verdict, evidence } }];
    return { ...TAB, windows: [{ ...window, assessments, ...change }] };
  };
  const popupOf = (report: TabReport, more: { locked?: Choice[]; chosen?: boolean } = {}) => (
    <Popup
      report={report}
      ledger={[]}
      settings={{ stage: 1, chosen: more.chosen ?? true }}
      locked={more.locked ?? []}
      onRetry={onRetry}
      onTurnOn={onTurnOn}
      now={NOW}
      onCopy={() => Promise.resolve(true)}
      onPage={() => undefined}
    />
  );
  const outcome = (page: Element) => textOf(page.querySelector('h1')).trim();
  const status = () => textOf(document.querySelector('.tried'));

  it.each([
    ['no-consent', 'consent'],
    ['off', 'resolver'],
    ['private-window', 'private'],
  ] as const)(
    'by choice (%s): leads to the choice, unless the organisation has made it',
    async (reason, to) => {
      const page = await show(popupOf(because(reason)));
      expect(outcome(page)).toBe('Not checked: look-ups are off');
      await click('Turn on look-ups');
      expect(onTurnOn).toHaveBeenCalledExactlyOnceWith(to);
      const locked = await show(popupOf(because(reason), { locked: [to] }));
      expect(textOf(locked)).toContain('Your organisation has chosen this.');
      expect(textOf(locked)).not.toContain('Turn on look-ups');
    },
  );

  it('has one control for the same choice', async () => {
    const page = await show(popupOf(because('no-consent'), { chosen: false }));
    expect(textOf(page)).toContain('Turn on look-ups');
    expect(textOf(page)).not.toContain('Choose what may be looked up');
    const other = await show(popupOf({ ...TAB, windows: [reportOf(['transport'])] }, { chosen: false }));
    expect(textOf(other)).toContain('Choose what may be looked up');
  });

  it('after a failure: is tried again, a wait of more than a second is said, and what came of it', async () => {
    vi.useFakeTimers();
    const page = await show(popupOf(because('timeout')));
    expect(outcome(page)).toBe('Couldn’t check this');
    control('Try again').focus();
    await click('Try again');
    await click('Try again');
    expect(onRetry).toHaveBeenCalledOnce();
    expect(control('Try again').getAttribute('aria-disabled')).toBe('true');
    expect(status()).toBe('');
    await show(popupOf(because('pending', { pending: true })));
    expect(control('Try again')).toBe(document.activeElement);
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1_100);
    });
    expect(status()).toBe('Checking…');
    await show(popupOf(because('timeout')));
    expect(control('Try again').getAttribute('aria-disabled')).toBe('false');
    expect(status()).toBe('Couldn’t check this');
    await click('Try again');
    await show(popupOf({ ...TAB, windows: [reportOf(['transport'])] }));
    expect(textOf(page)).not.toContain('Try again');
    expect(status()).toBe('Normal mail: Google can read it');
    expect(document.activeElement).toBe(page.querySelector('.tried'));
    vi.useRealTimers();
  });

  it('where nothing can tell: has no button', async () => {
    const page = await show(popupOf(because('not-public')));
    expect(outcome(page)).toBe('Can’t see who could read this');
    expect(page.querySelector('.ask')).toBeNull();
  });

  it('while an answer is awaited: claims no level that may change, and no longer than one may come', async () => {
    const waiting = { ...because('pending', { pending: true }), updatedAt: NOW };
    const page = await show(popupOf(waiting));
    expect(outcome(page)).toBe('Checking…');
    expect(page.querySelector('.assessment, .ask')).toBeNull();
    await show(popupOf({ ...waiting, updatedAt: NOW - 60_000 }));
    expect(outcome(page)).toBe('Couldn’t check this');
    expect(textOf(page)).toContain('Try again');
  });

  it('says so, too, where the answer does not come while it is open', async () => {
    vi.useFakeTimers();
    const page = await show(popupOf({ ...because('pending', { pending: true }), updatedAt: NOW }));
    expect(outcome(page)).toBe('Checking…');
    await act(async () => {
      await vi.advanceTimersByTimeAsync(15_100);
    });
    expect(outcome(page)).toBe('Couldn’t check this');
    vi.useRealTimers();
  });

  it('waits for the answer about this message, whatever is told of another, and not for ever', async () => {
    vi.useFakeTimers();
    const report = because('timeout');
    const withOther = (level: 'transport' | 'enforced') =>
      popupOf(
        structuredClone({ ...report, windows: [...report.windows, { ...reportOf([level]), id: '0:2' }] }),
      );
    await show(withOther('transport'));
    await click('Try again');
    await show(withOther('enforced'));
    expect(control('Try again').getAttribute('aria-disabled')).toBe('true');
    expect(status()).toBe('');
    await act(async () => {
      await vi.advanceTimersByTimeAsync(15_100);
    });
    expect(control('Try again').getAttribute('aria-disabled')).toBe('false');
    expect(status()).toBe('Couldn’t check this');
    vi.useRealTimers();
  });

  it('is silent again before it says the same again: nobody would hear it', async () => {
    await show(popupOf(because('timeout')));
    await click('Try again');
    await show(popupOf(because('timeout', { unreadable: 1 })));
    expect(status()).toBe('Couldn’t check this');
    await click('Try again');
    expect(status()).toBe('');
  });
});

it('leads to the window in the page, and says where it is gone', async () => {
  const onShow = vi.fn(() => Promise.resolve(false));
  const page = await show(
    <Popup
      report={{ ...TAB, windows: [reportOf(['transport'])] }}
      ledger={[]}
      settings={{ stage: 1, chosen: true }}
      onShow={onShow}
      now={NOW}
      onCopy={() => Promise.resolve(true)}
      onPage={() => undefined}
    />,
  );
  await click('Show in the mail');
  expect(onShow).toHaveBeenCalledExactlyOnceWith('0:1');
  await vi.waitFor(() => {
    expect(textOf(page)).toContain('This is no longer on the page.');
  });
});

it('copies how the page is built where the recipients cannot be read, and says where that failed', async () => {
  const onCopy = vi.fn(() => Promise.resolve(true));
  const onStructure = vi.fn(() => Promise.resolve('<div>'));
  const popup = (structure: (window: string) => Promise<string>) => (
    <Popup
      report={TAB}
      ledger={[]}
      settings={{ stage: 1, chosen: true }}
      onStructure={structure}
      now={NOW}
      onCopy={onCopy}
      onPage={() => undefined}
    />
  );
  const page = await show(popup(onStructure));
  const status = () => textOf(page.querySelector('.structure [role=status]'));
  await click('Copy this page’s structure');
  await vi.waitFor(() => {
    expect(status()).toBe('Copied');
  });
  expect(onCopy).toHaveBeenCalledExactlyOnceWith('<div>');
  expect(onStructure).toHaveBeenCalledExactlyOnceWith(TAB.windows.find(({ state }) => state === 'blind')?.id);
  await show(popup(() => Promise.resolve('')));
  await click('Copy this page’s structure');
  await vi.waitFor(() => {
    expect(status()).toBe('This is no longer on the page.');
  });
  expect(onCopy).toHaveBeenCalledOnce();
});
