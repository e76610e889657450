/** Where a box may go beside an element, in a window of 1000 × 800. */
import { describe, expect, test } from 'vitest';
import { spotsBeside } from '../../../utils/page/float/spots.ts';

const VIEW = { width: 1000, height: 800 };
const BOX = { width: 400, height: 30 };
const beside = (left: number, top: number, width: number, height: number, isRtl = false) =>
  spotsBeside({ left, top, width, height }, BOX, VIEW, isRtl).map((spot) => [spot.left, spot.top]);

describe('spots beside an element', () => {
  test('a wide one: below and above its start, then below and above its end', () => {
    expect(beside(100, 100, 800, 60)).toEqual([
      [100, 164],
      [100, 66],
      [500, 164],
      [500, 66],
    ]);
  });

  test('read from right to left: its start is at the right', () => {
    expect(beside(100, 100, 800, 60, true)).toEqual([
      [500, 164],
      [500, 66],
      [100, 164],
      [100, 66],
    ]);
  });

  test('a small one: beside it, too', () => {
    expect(beside(450, 100, 40, 20)).toContainEqual([498, 95]);
    expect(beside(450, 100, 40, 20)).toContainEqual([42, 95]);
  });

  test('none is outside the window', () => {
    for (const [left, top] of [
      [0, 0],
      [960, 0],
      [0, 780],
      [960, 780],
    ] as const)
      for (const [x = -1, y = -1] of beside(left, top, 40, 20)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + BOX.width).toBeLessThanOrEqual(VIEW.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + BOX.height).toBeLessThanOrEqual(VIEW.height);
      }
  });
});
