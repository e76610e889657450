/** Styles for our shadow root that work on every page, whatever its Content-Security-Policy. */
import { make } from './dom.ts';

/**
 * Puts rules into a closed shadow root. Constructed sheets are no inline styles, so a page's `style-src`
 * does not govern them; a sheet can only be adopted in the document whose window made it (CSSOM,
 * `adoptedStyleSheets`). Where that is refused, a style element: both browsers exempt an extension's own.
 */
export function addStyles(shadow: ShadowRoot, cssText: string): void {
  const document = shadow.ownerDocument;
  try {
    const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
    sheet.replaceSync(cssText);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = make(document, 'style');
    style.textContent = cssText;
    shadow.append(style);
  }
}
