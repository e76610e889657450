/** Which site a document belongs to. */

/**
 * The URL that a document belongs to: its own, or its opener's origin where it is `about:blank`
 * (pop-out windows and editor frames inherit it: HTML, "origin" of an about:blank document).
 * null where it belongs to no http(s) site.
 */
export function siteUrl(document: Document): URL | null {
  const view = document.defaultView;
  for (const text of [document.URL, view?.origin ?? '']) {
    if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  }
  return null;
}
