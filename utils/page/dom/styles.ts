/** Adds styles to our shadow roots on every page, whatever its Content-Security-Policy. */
import { make } from './dom.ts';

/**
 * Adds rules to a closed shadow root. Constructed sheets are not inline styles, so a page's `style-src` does not apply
 * to them; a sheet can only be adopted in the document whose window constructed it (CSSOM, `adoptedStyleSheets`). Where
 * that is refused, a style element is used: both browsers exempt an extension's own.
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
