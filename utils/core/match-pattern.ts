/** Match patterns of manifests and adapters. */

/** Whether a match pattern (scheme, host, path) covers the URL. False for patterns of any other form. */
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
