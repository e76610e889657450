/** Styles for our shadow root that work on every page, whatever its Content-Security-Policy. */

/**
 * Puts rules into a closed shadow root. Inline `<style>` text is subject to the page's `style-src` in
 * Firefox; rules set through the CSSOM are not, in either browser (CSP3 §6.1 names the parser only).
 */
export function addStyles(shadow: ShadowRoot, cssText: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(cssText);
  shadow.adoptedStyleSheets = [sheet];
}
