// @vitest-environment jsdom
/** Where the card is placed: beside the compose window that it is about, covering none of it. */
import { afterEach, describe, expect, it } from 'vitest';
import { placeBeside } from '../../components/inline/place.ts';
import { schemeAt } from '../../utils/page/dom/scheme.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const setView = (width: number, height: number) => {
  Object.assign(globalThis, { innerWidth: width, innerHeight: height });
};

function place(strip: Box, isAsWide: boolean, direction: 'ltr' | 'rtl' = 'ltr'): Box {
  const anchor = document.body.appendChild(document.createElement('div'));
  anchor.style.direction = direction;
  anchor.getBoundingClientRect = () => new DOMRect(strip.left, strip.top, strip.width, strip.height);
  const card = document.body.appendChild(document.createElement('div'));
  placeBeside(card, anchor, isAsWide);
  const { style } = card;
  const [left = NaN, width = NaN, height = NaN] = [style.left, style.width, style.height].map(parseFloat);
  const isAbove = style.top === 'auto';
  const top = isAbove ? innerHeight - parseFloat(style.bottom) - height : parseFloat(style.top);
  return { left, top, width, height };
}
const isApart = (a: Box, b: Box) =>
  a.left >= b.left + b.width ||
  b.left >= a.left + a.width ||
  a.top >= b.top + b.height ||
  b.top >= a.top + a.height;

afterEach(() => {
  document.body.replaceChildren();
});

describe('the card', () => {
  it.each<[string, Box, 'ltr' | 'rtl', 'before' | 'after']>([
    ['docked at the right', { left: 760, top: 360, width: 500, height: 32 }, 'ltr', 'before'],
    ['at the left', { left: 20, top: 360, width: 500, height: 32 }, 'ltr', 'after'],
    ['in the middle, from left to right', { left: 500, top: 100, width: 400, height: 32 }, 'ltr', 'after'],
    ['in the middle, from right to left', { left: 500, top: 100, width: 400, height: 32 }, 'rtl', 'before'],
  ])('stands beside a window %s', (_, strip, direction, where) => {
    setView(1400, 800);
    const card = place(strip, true, direction);
    // The window may be as tall as the screen, so the card must stay clear of its whole width.
    expect(isApart(card, { ...strip, top: 0, height: 800 })).toBe(true);
    expect(card.left < strip.left ? 'before' : 'after').toBe(where);
    expect(card.top).toBeGreaterThanOrEqual(0);
    expect(card.top + card.height).toBeLessThanOrEqual(800);
    expect(card.left).toBeGreaterThanOrEqual(0);
    expect(card.left + card.width).toBeLessThanOrEqual(1400);
  });

  it.each<[string, number, number, Box, boolean]>([
    ['of a window as wide as the screen', 1280, 800, { left: 10, top: 90, width: 1260, height: 32 }, true],
    ['of a narrow pane', 360, 740, { left: 8, top: 120, width: 344, height: 32 }, true],
    ['that floats over the page', 1280, 800, { left: 860, top: 700, width: 400, height: 32 }, false],
    ['low on the screen', 1280, 800, { left: 10, top: 740, width: 1260, height: 32 }, true],
  ])('covers not its strip %s, nor leaves the screen', (_, width, height, strip, isAsWide) => {
    setView(width, height);
    const card = place(strip, isAsWide);
    expect(isApart(card, strip)).toBe(true);
    expect(card.left).toBeGreaterThanOrEqual(8);
    expect(card.left + card.width).toBeLessThanOrEqual(width - 8);
    expect(card.top).toBeGreaterThanOrEqual(8);
    expect(card.top + card.height).toBeLessThanOrEqual(height - 8);
  });

  it.each<['ltr' | 'rtl', number]>([
    ['ltr', 1264],
    ['rtl', 216],
  ])(
    'hangs below a wide window’s strip, at its end: recipients stand above, Send at the start (%s)',
    (direction, edge) => {
      setView(1280, 800);
      const strip = { left: 216, top: 460, width: 1048, height: 32 };
      const card = place(strip, true, direction);
      expect(card.top).toBeGreaterThanOrEqual(492);
      expect(direction === 'ltr' ? card.left + card.width : card.left).toBe(edge);
    },
  );

  it('takes the whole screen where nothing is left of it beside the strip (magnified)', () => {
    setView(320, 256);
    expect(place({ left: 0, top: 100, width: 320, height: 32 }, true)).toEqual({
      left: 8,
      top: 8,
      width: 304,
      height: 240,
    });
  });
});

describe('the scheme', () => {
  const at = (css: string, body = '') => {
    document.body.style.cssText = body;
    const element = document.body.appendChild(document.createElement('div'));
    element.style.cssText = css;
    return schemeAt(element.appendChild(document.createElement('p')));
  };
  afterEach(() => {
    document.body.style.cssText = '';
    document.documentElement.style.cssText = '';
  });

  it.each([
    [
      'of a dark window on a light page',
      'background: rgb(32, 33, 36)',
      'background: rgb(255, 255, 255)',
      'dark',
    ],
    [
      'of a light window on a dark page',
      'background: rgb(250, 250, 250)',
      'background: rgb(0, 0, 0)',
      'light',
    ],
    [
      'of the page, through what lets it through',
      'background: rgba(0, 0, 0, 0.2)',
      'background: rgb(9, 9, 9)',
      'dark',
    ],
    ['of a page that paints nothing', '', '', 'light'],
  ])('is that %s', (_, css, body, scheme) => {
    expect(at(css, body)).toBe(scheme);
  });
});

it('ends before the page’s own scroll bar, which would cover its edge', () => {
  setView(320, 700);
  Object.assign(globalThis, { visualViewport: { width: 305 / 2, scale: 2 } });
  const card = place({ left: 8, top: 60, width: 289, height: 32 }, true);
  Object.assign(globalThis, { visualViewport: undefined });
  expect([card.left, card.width]).toEqual([8, 289]);
});
