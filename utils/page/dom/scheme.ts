/** Whether the page around an element is light or dark: our elements follow that, not the browser's own setting. */
import { bodyOf, composedAncestors, documentOf } from './dom.ts';

/** A colour at least this light counts as light: the middle between black (0) and white (1). */
const MIDDLE = 0.5;

/** Returns how light a computed colour is, 0 to 1; null if it lets through what is behind it, or we cannot parse it. */
function lightnessOf(color: string): number | null {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/^rgba?\((.*)\)$/.exec(color)?.[1] ?? '0,0,0,0')
    .split(/[\s,/]+/)
    .map(Number);
  return alpha < MIDDLE ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/**
 * Returns the scheme for something shown beside this element: by what is painted behind it, else by what the page
 * declares.
 */
export function schemeAt(element: Element): 'light' | 'dark' {
  const document = documentOf(element);
  const body = bodyOf(document);
  const behind = [...composedAncestors(element), ...(body ? [body] : [])];
  for (const one of behind) {
    const lightness = lightnessOf(getComputedStyle(one).backgroundColor);
    if (lightness !== null) return lightness < MIDDLE ? 'dark' : 'light';
  }
  const { colorScheme } = getComputedStyle(document.documentElement);
  if (!colorScheme.includes('dark')) return 'light';
  return !colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches
    ? 'dark'
    : 'light';
}
