/** Finds the site and the page that a document belongs to. */

/** Parses an http(s) URL; null for any other text. */
function webUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

/**
 * Returns the URL that a document belongs to: its own, or the origin that it inherited where it is `about:blank`
 * (pop-out windows and editor frames inherit it: HTML, "origin" of an about:blank document). null: it belongs to no
 * http(s) site.
 */
export function siteUrl(document: Document): URL | null {
  return webUrl(document.URL) ?? webUrl(document.defaultView?.origin ?? '');
}

/** How many enclosing or opening windows are followed; windows may have opened one another in a circle. */
const DEEPEST = 20;

/**
 * Returns the full URL that a document belongs to. One without a URL of its own (`about:blank`, `srcdoc`, `blob:`)
 * belongs to the nearest same-origin window that contains or opened it; without one, the result is that of `siteUrl`.
 */
export function pageUrl(document: Document): URL | null {
  let view: Window | null = document.defaultView;
  for (let depth = 0; view && depth < DEEPEST; depth += 1) {
    try {
      const url = webUrl(view.document.URL);
      if (url) return url;
    } catch {
      // A window of another origin; one further out may be of this origin again.
    }
    view = view.parent === view ? (view.opener as Window | null) : view.parent;
  }
  return siteUrl(document);
}
