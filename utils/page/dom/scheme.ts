/** Is the page around an element light or dark? What stands in a page follows it, not the browser's own setting. */
import { bodyOf, composedAncestors, documentOf } from './dom.ts';

/** From here on a colour is light (relative to white; the middle of what people take for light and dark). */
const MIDDLE = 0.5;

/** How light a colour is, 0 to 1; null: it lets through what is behind it, or is none that we can read. */
function lightnessOf(color: string): number | null {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/^rgba?\((.*)\)$/.exec(color)?.[1] ?? '0,0,0,0')
    .split(/[\s,/]+/)
    .map(Number);
  return alpha < MIDDLE ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** The scheme in which something beside this element is read: by what is painted behind it, else by what the page declares. */
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
