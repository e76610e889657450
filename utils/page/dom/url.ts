/** Which site a document belongs to. */

/** An address on the web, or null. */
function webUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

/**
 * The URL that a document belongs to: its own, or its opener's origin where it is `about:blank`
 * (pop-out windows and editor frames inherit it: HTML, "origin" of an about:blank document).
 * null where it belongs to no http(s) site.
 */
export function siteUrl(document: Document): URL | null {
  return webUrl(document.URL) ?? webUrl(document.defaultView?.origin ?? '');
}

/** Frames stand in no more of each other, and windows may have opened one another. */
const DEEPEST = 20;

/**
 * The whole address that a document belongs to: where it has none of its own (`about:blank`, `srcdoc`, `blob:`) that of
 * the nearest window of its origin that stands around it or opened it; else what `siteUrl` says.
 */
export function pageUrl(document: Document): URL | null {
  let view: Window | null = document.defaultView;
  for (let depth = 0; view && depth < DEEPEST; depth += 1) {
    try {
      const url = webUrl(view.document.URL);
      if (url) return url;
    } catch {
      // Another origin's: what stands around it may be this one's again.
    }
    view = view.parent === view ? (view.opener as Window | null) : view.parent;
  }
  return siteUrl(document);
}
