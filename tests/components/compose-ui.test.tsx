// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { drawCard } from '../../components/inline/Card.tsx';
import type { DrawCard } from '../../components/inline/view.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { BLIND, EVERYONE, reportOf, WITHOUT_CONSENT } from './samples.ts';
import { click, closePopover, control, openCard, show, textOf } from './setup.ts';
import { dialog, draw, mark, onDismiss, openWelcome, outcome, strip, words } from './strip-page.tsx';

describe('the card', () => {
  it('opens by a real button, so that Enter and Space work, and takes the focus', async () => {
    await draw(reportOf(['transport']));
    expect(mark()?.type).toBe('button');
    expect(dialog()?.childElementCount).toBe(0);
    mark()?.focus();
    await openCard();
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
    await openCard();
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
    await openCard();
    const cross = document.querySelector<HTMLElement>('.strip > .hide');
    cross?.focus();
    await closePopover();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(cross);
  });

  it('leads to the choice where nothing may be looked up, and only there', async () => {
    await draw(WITHOUT_CONSENT);
    await openCard();
    await click('Turn on look-ups');
    expect(openWelcome).toHaveBeenCalledOnce();
    await draw(EVERYONE);
    expect(textOf(dialog())).not.toContain('Turn on look-ups');
  });

  it('tries again what failed, where that can be asked, and says nothing that may change meanwhile', async () => {
    const onRetry = vi.fn();
    const again = () =>
      Promise.resolve<DrawCard>((root, props) => {
        drawCard(root, props && { ...props, onRetry });
      });
    await show(strip(reportOf(['unknown']), { loadCard: again }));
    await openCard();
    await click('Try again');
    expect(onRetry).toHaveBeenCalledOnce();
    await show(strip(reportOf(['transport'], { pending: true }), { loadCard: again }));
    await vi.waitFor(() => {
      expect(textOf(dialog())).toContain('Checking…');
    });
    expect(textOf(dialog())).not.toMatch(/provider|Google|erin/i);
    expect(control('Try again').getAttribute('aria-disabled')).toBe('true');
    await show(strip(reportOf(['transport']), { loadCard: again }));
    await vi.waitFor(() => {
      expect(textOf(document.querySelector('.tried'))).toBe('Normal mail: Google can read it');
    });
  });

  it('has no button for what cannot be tried again', async () => {
    await draw(reportOf(['unknown']));
    await openCard();
    expect(textOf(dialog())).not.toContain('Try again');
  });

  it('says that a message in another extension’s window is elsewhere, and no sign of safety', async () => {
    await draw({ ...BLIND, state: 'elsewhere' });
    expect(textOf(words())).toBe('Another extension handles this message; Sealcheck can’t look inside');
    await openCard();
    expect(textOf(dialog())).toContain('Nothing was checked here: this isn’t a sign of safety.');
  });

  it('says that a blind window is no sign of safety', async () => {
    await draw(BLIND);
    await openCard();
    expect(textOf(dialog())).toContain('Nothing was checked: this isn’t a sign of safety.');
  });
});

describe('the strip that warns', () => {
  it.each([
    ['exposed', 'Mail to 5551234567@vtext.com goes out as a text message. Phone companies can read it.'],
    ['undeliverable', 'This mail won’t reach ann@no-such-place.org.'],
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

  it('says the outcome, and leads to what can be done about it before what is known', async () => {
    const page = await draw(EVERYONE);
    expect(outcome()).toBe('Phone companies can read this');
    expect(textOf(page.querySelector('.mark .fix'))).toBe('Fix it');
    await openCard();
    expect(textOf(dialog()?.querySelector('h2') ?? null)).toBe('Phone companies can read this');
    const [best] = dialog()?.querySelectorAll('.ways .button') ?? [];
    expect(textOf(best ?? null)).toBe('Send it with Signal');
    const proof = dialog()?.querySelector('.group');
    expect(best && proof && best.compareDocumentPosition(proof)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it.each([
    ['in the strip', () => click('Send it as it is')],
    [
      'in the card',
      async () => {
        await openCard();
        await act(() => document.querySelector<HTMLElement>('.answers .send')?.click());
      },
    ],
  ])(
    'hides one recipient’s warning when it is answered %s, and leaves the focus on the mark',
    async (_, answer) => {
      await draw(EVERYONE);
      mark()?.focus();
      await answer();
      expect(onDismiss).toHaveBeenCalledExactlyOnceWith('5551234567@vtext.com');
      await vi.waitFor(() => {
        expect(document.activeElement).toBe(mark());
      });
      const page = await draw(EVERYONE, '5551234567@vtext.com');
      expect(outcome(), 'what was answered is said for a while').toBe('You won’t be asked when you send it');
      await draw(EVERYONE, '5551234567@vtext.com', 'ann@no-such-place.org');
      expect(page.querySelector('.warns')).toBeNull();
    },
  );

  it('passes on to the next one who is warned of', async () => {
    const page = await draw(EVERYONE, '5551234567@vtext.com');
    expect(textOf(page.querySelector('.warns [role=status]'))).toBe(
      'This mail won’t reach ann@no-such-place.org.',
    );
    expect(outcome()).toBe('This won’t arrive');
  });

  it('says that the organisation stops it before it is sent', async () => {
    const report = reportOf(['exposed']);
    await draw({ ...report, assessments: report.assessments.map((one) => ({ ...one, action: 'block' })) });
    expect(outcome()).toBe('Your organisation stops this');
  });
});

const hideInCard = async () => {
  await openCard();
  await act(() => document.querySelector<HTMLElement>('.answers .send')?.click());
};

it.each([
  ['by its cross', () => click('Hide this')],
  ['in the card, where the box is too small for a cross', hideInCard],
])('can be taken away from the edge of the window, %s, until there is news', async (_, hide) => {
  const report = reportOf(['transport']);
  const loose = (one: WindowReport) => strip(one, { isFloating: true });
  const page = await show(loose(report));
  await hide();
  expect(page.querySelector('.mark')).toBeNull();
  await show(loose(report));
  expect(page.querySelector('.mark')).toBeNull();
  await show(loose(reportOf(['exposed'])));
  expect(page.querySelector('.mark')).not.toBeNull();
});

it('cannot be taken away where it is in nobody’s way', async () => {
  await draw(reportOf(['transport']));
  await openCard();
  expect(document.querySelector('.answers, .strip > .hide')).toBeNull();
});
