/** Colours of text on the surfaces that it stands on, in both schemes (WCAG 2.2, 1.4.3: 4.5 to 1). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../components/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const SCHEMES = [
  ['light', tokensOf(light)],
  ['dark', tokensOf(dark)],
] as const;

/** Text tokens by the surfaces that they are used on. */
const PAIRS = {
  '--surface': ['text', 'soft', 'danger', 'caution', 'calm', 'firm', 'good', 'link'],
  '--raised': ['text', 'danger', 'caution', 'calm', 'firm', 'good'],
  '--danger-soft': ['text', 'danger'],
  '--text': ['surface'],
} as const;

function tokensOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/(--[a-z-]+): (#[0-9a-f]+)/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminanceOf(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(SCHEMES)('in the %s scheme', (_, tokens) => {
  it.each(Object.entries(PAIRS))('text on %s can be read', (surface, names) => {
    const weak = names
      .map((name) => [name, contrastOf(tokens.get(surface) ?? '', tokens.get(`--${name}`) ?? '')] as const)
      .filter(([, contrast]) => !(contrast >= 4.5));
    expect(weak).toEqual([]);
  });
});
