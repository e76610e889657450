// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawCard } from '../../components/inline/Card.tsx';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import type { WindowReport } from '../../utils/core/report.ts';
import { BLIND, EVERYONE, NOW, reportOf, WITHOUT_CONSENT } from './samples.ts';
import { click, closePopover, control, show, textOf } from './setup.ts';

const loadCard = () => Promise.resolve(drawCard);

const onDismiss = vi.fn();
const openWelcome = vi.fn();
const onPage = vi.fn();
const onCopy = vi.fn(() => Promise.resolve(true));

beforeEach(() => {
  vi.clearAllMocks();
});

const draw = (report: WindowReport, ...dismissed: string[]) =>
  show(
    <ComposeUi
      report={report}
      dismissed={new Set(dismissed)}
      now={NOW}
      onDismiss={onDismiss}
      onSnooze={() => undefined}
      onCopy={onCopy}
      onClaim={() => undefined}
      openWelcome={openWelcome}
      onPage={onPage}
      loadCard={loadCard}
    />,
  );
const mark = () => document.querySelector<HTMLButtonElement>('.mark');
const dialog = () => document.querySelector<HTMLElement>('[role=dialog]');

describe('the list', () => {
  it('opens by a real button, so that Enter and Space work, and takes the focus', async () => {
    await draw(reportOf(['transport']));
    expect(mark()?.type).toBe('button');
    expect(dialog()?.childElementCount).toBe(0);
    mark()?.focus();
    await click(mark()?.getAttribute('aria-label') ?? '');
    expect(textOf(dialog())).toContain('Providers can read it');
    expect(mark()?.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(dialog());
  });

  it.each([
    ['Escape or a click outside', closePopover],
    ['its button', () => click('Close')],
  ])('closes by %s, and the focus is back where it was', async (_, close) => {
    await draw(reportOf(['transport']));
    mark()?.focus();
    await click(mark()?.getAttribute('aria-label') ?? '');
    await close();
    expect(dialog()?.childElementCount).toBe(0);
    expect(mark()?.getAttribute('aria-expanded')).toBe('false');
    await vi.waitFor(() => {
      expect(document.activeElement).toBe(mark());
    });
  });

  it('does not take the focus back from where the person has put it', async () => {
    await draw(reportOf(['exposed']));
    mark()?.focus();
    await click(mark()?.getAttribute('aria-label') ?? '');
    control('Show safer ways').focus();
    await closePopover();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(control('Show safer ways'));
  });

  it('leads to the choice where nothing may be looked up, and only there', async () => {
    await draw(WITHOUT_CONSENT);
    await click(mark()?.getAttribute('aria-label') ?? '');
    await click('Choose what Sealcheck may look up');
    expect(openWelcome).toHaveBeenCalledOnce();
    await draw(EVERYONE);
    expect(textOf(dialog())).not.toContain('Choose what Sealcheck may look up');
  });

  it('says that a message in another extension’s window is elsewhere, and no sign of safety', async () => {
    await draw({ ...BLIND, state: 'elsewhere' });
    expect(textOf(mark())).toBe('Another extension handles this message; Sealcheck cannot look in');
    await click(mark()?.getAttribute('aria-label') ?? '');
    expect(textOf(dialog())).toContain('Nothing was checked here: this is no sign of safety.');
  });

  it('says that a blind window is no sign of safety', async () => {
    await draw(BLIND);
    await click(mark()?.getAttribute('aria-label') ?? '');
    expect(textOf(dialog())).toContain('Nothing was checked: this is not a sign of safety.');
  });
});

describe('the banner', () => {
  it.each([
    ['exposed', 'Mail to 5551234567@vtext.com goes out as a text message. Phone companies can read it.'],
    ['undeliverable', 'This mail will not reach ann@no-such-place.org.'],
  ] as const)('interrupts for %s, and is announced politely', async (level, words) => {
    const page = await draw(reportOf([level]));
    expect(textOf(page.querySelector('.warns [role=status]'))).toBe(words);
  });

  it.each(['unproven', 'unknown', 'transport', 'enforced', 'end-to-end'] as const)(
    'stays away for %s',
    async (level) => {
      const page = await draw(reportOf([level]));
      expect(page.querySelector('.warns')).toBeNull();
    },
  );

  it('puts the safer action first, and opens the list with it', async () => {
    const page = await draw(EVERYONE);
    const [first] = page.querySelectorAll('.banner button');
    expect(textOf(first ?? null)).toBe('Show safer ways');
    await click('Show safer ways');
    expect(textOf(dialog())).toContain('Send it with Signal');
  });

  it('hides one recipient’s warning and leaves the focus on the mark', async () => {
    await draw(EVERYONE);
    control('Hide, and do not ask when it is sent').focus();
    await click('Hide, and do not ask when it is sent');
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith('5551234567@vtext.com');
    expect(document.activeElement).toBe(mark());
    const page = await draw(EVERYONE, '5551234567@vtext.com');
    expect(textOf(page.querySelector('.warns [role=status]'))).toBe(
      'This mail will not reach ann@no-such-place.org.',
    );
    await draw(EVERYONE, '5551234567@vtext.com', 'ann@no-such-place.org');
    expect(page.querySelector('.warns')).toBeNull();
  });
});

it('can be taken away from the edge of the window, where it may be in the way, until there is news', async () => {
  const report = reportOf(['transport']);
  const loose = (one: WindowReport) => (
    <ComposeUi
      report={one}
      dismissed={new Set()}
      now={NOW}
      isFloating={true}
      onDismiss={onDismiss}
      onSnooze={vi.fn()}
      onCopy={onCopy}
      onClaim={() => undefined}
      openWelcome={openWelcome}
      onPage={onPage}
      loadCard={loadCard}
    />
  );
  const page = await show(loose(report));
  await click('Hide this');
  expect(page.querySelector('.mark')).toBeNull();
  await show(loose(report));
  expect(page.querySelector('.mark')).toBeNull();
  await show(loose(reportOf(['exposed'])));
  expect(page.querySelector('.mark')).not.toBeNull();
});

describe('a number of things', () => {
  it.each([
    [1, 'Not again for 1 day'],
    [7, 'Not again for 7 days'],
  ])('is said in its plural: %i', async (snoozeDays, words) => {
    const report = reportOf(['exposed']);
    const rules = { isStrict: false, justificationMinimum: 10, snoozeDays, words: null };
    const assessments = report.assessments.map((one) => ({ ...one, action: 'warn' as const }));
    await draw({ ...report, rules, assessments });
    expect(control(words).textContent).toBe(words);
  });
});
