/** Decodes the QR code of a passphrase with another library, as a camera would. */
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { drawCode, QUIET } from '../../components/encrypt/qr.ts';
import { makePassphrase } from '../../utils/encrypt/passphrase.ts';

const SCALE = 4;

/** Decodes the drawn path on white, with its quiet zone around it; null where no code is found. */
function read(text: string): string | null {
  const { size, path } = drawCode(text);
  const side = (size + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let dy = 0; dy < SCALE; dy += 1)
      for (let dx = 0; dx < Number(width) * SCALE; dx += 1) {
        const at = (((Number(y) + QUIET) * SCALE + dy) * side + (Number(x) + QUIET) * SCALE + dx) * 4;
        pixels.fill(0, at, at + 3);
      }
  return jsQR(pixels, side, side)?.data ?? null;
}

describe('the QR code of a passphrase', () => {
  it.each(['abacus-abdomen-zoom-yo-yo-upstage', 'a', 'x'.repeat(120)])('is read as %s', (text) => {
    expect(read(text)).toBe(text);
  });

  it('of each that we make', () => {
    for (let made = 0; made < 20; made += 1) {
      const phrase = makePassphrase();
      expect(read(phrase)).toBe(phrase);
    }
  });

  it('is closed rectangles in whole modules, nothing else', () => {
    const { size, path } = drawCode('abacus-abdomen');
    expect(path).toMatch(/^(M\d+ \d+h\d+v1H\d+z)+$/);
    for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
      expect(back).toBe(x);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(size);
      expect(Number(y)).toBeLessThan(size);
    }
  });
});
