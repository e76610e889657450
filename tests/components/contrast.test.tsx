// @vitest-environment jsdom
/**
 * Contrast of text (WCAG 2.2, 1.4.3: 4.5 to 1) and of controls (1.4.11: 3 to 1) against their surfaces, in both colour
 * schemes.
 */
import { readFileSync } from 'node:fs';
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { LevelIcon } from '../../components/inline/LevelIcon.tsx';
import { LEVELS } from '../../utils/core/model.ts';

const read = (name: string) => readFileSync(`${import.meta.dirname}/../../components/${name}`, 'utf8');
const css = read('tokens.css');
const parts = read('parts.css');
const SCHEMES = [
  ['light', tokensOf(1)],
  ['dark', tokensOf(2)],
] as const;

/** Text tokens by the surfaces that they are used on. */
const PAIRS = {
  '--surface': ['text', 'soft', 'danger', 'caution', 'calm', 'plain', 'firm', 'good', 'link'],
  '--raised': ['text', 'danger', 'caution', 'calm', 'plain', 'firm', 'good'],
  '--danger-soft': ['text', 'danger'],
  '--brand': ['on-brand'],
} as const;

/** Returns the colours by name; of a pair, 1 picks the light scheme's and 2 the dark scheme's. */
function tokensOf(nth: 1 | 2): ReadonlyMap<string, string> {
  const pairs = css.matchAll(/(--[a-z-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g);
  const colours = new Map([...pairs].map((found) => [found[1] ?? '', found[nth + 1] ?? '']));
  for (const [, name = '', other = ''] of css.matchAll(/(--[a-z-]+): var\((--[a-z-]+)\)/g))
    colours.set(name, colours.get(other) ?? '');
  return colours;
}

/** Returns the relative luminance of an sRGB colour (WCAG 2.2). */
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

it('what stands in a page says itself that it knows both schemes, whatever its host is reset to', () => {
  const own = /\.sealcheck \{[^}]*\}/.exec(read('inline/host.css'))?.[0];
  expect(own).toContain('color-scheme: light dark;');
});

describe.each(SCHEMES)('in the %s scheme', (_, tokens) => {
  it.each(Object.entries(PAIRS))('text on %s can be read', (surface, names) => {
    const weak = names
      .map((name) => [name, contrastOf(tokens.get(surface) ?? '', tokens.get(`--${name}`) ?? '')] as const)
      .filter(([, contrast]) => !(contrast >= 4.5));
    expect(weak).toEqual([]);
  });
  it('the border of what can be pressed can be seen, and the button that is meant first', () => {
    const [surface = '', control = '', brand = ''] = ['--surface', '--control', '--brand'].map((name) =>
      tokens.get(name),
    );
    expect(contrastOf(surface, control)).toBeGreaterThanOrEqual(3);
    expect(contrastOf(surface, brand)).toBeGreaterThanOrEqual(3);
  });

  it('no two levels share colour and shape, and none its shape', () => {
    const toneOf = (level: string) =>
      new RegExp(String.raw`\.level-${level}[^{}]*\{\s*--tone: var\((--[a-z]+)\)`).exec(parts)?.[1] ?? '';
    const looks = [...LEVELS, 'blind' as const].map((level) => {
      const box = document.createElement('div');
      render(<LevelIcon level={level} />, box);
      return [tokens.get(toneOf(level)) ?? level, box.querySelector('path')?.getAttribute('d')] as const;
    });
    expect(new Set(looks.map(([, shape]) => shape)).size).toBe(looks.length);
    // Two pairs of states share a colour: known to be readable or lost, and not proven or not seen.
    expect(new Set(looks.map(([tone]) => tone)).size).toBe(looks.length - 2);
  });
});
