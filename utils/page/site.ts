/** Which site a document belongs to, and which adapter is made for it. */
import type { Adapter, Selector } from '../adapters/adapter.ts';
import { ADAPTERS } from '../adapters/index.ts';
import { queryAll } from './dom.ts';

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

/** True where a match pattern (scheme, host, path) covers the URL. */
export function matchesPattern(pattern: string, url: URL): boolean {
  const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*]+)(\/.*)$/.exec(pattern);
  if (!parts) return false;
  const [, scheme = '', host = '', path = ''] = parts;
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return (
    (scheme === '*' || url.protocol === `${scheme}:`) &&
    (host === '*' ||
      url.hostname === host ||
      (host.startsWith('*.') && (url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))))) &&
    new RegExp(`^${escaped}$`).test(url.pathname + url.search)
  );
}

function isThere(root: ParentNode, selectors: readonly Selector[]): boolean {
  return selectors.some(({ css }) => queryAll(root, css).length > 0);
}

/** The adapter for a document: by its URL, else by the marks of a self-hosted product. null: none. */
export function adapterFor(document: Document, url = siteUrl(document)): Adapter | null {
  const byUrl = url && ADAPTERS.find((one) => one.matches.some((pattern) => matchesPattern(pattern, url)));
  return byUrl ?? ADAPTERS.find((one) => one.detect && isThere(document, one.detect)) ?? null;
}
