/** Whether Sealcheck can see what a tab shows. Pure. */

/**
 * `webmail`: the site's layout is known. `site`: read by the general rule. `refused`: the person or the browser has not
 * granted access to this site. `store`: browsers keep extensions out of their stores' pages. `browser`: not a web page.
 */
export type Sight = 'webmail' | 'site' | 'refused' | 'store' | 'browser';

/** Pages that each browser keeps all extensions out of, whatever was granted. */
const STORES = {
  chromium: /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore)(?:[/?#]|$)/,
  firefox: /^https:\/\/addons\.mozilla\.org\//,
};

interface Known {
  readonly browser: keyof typeof STORES;
  /** The extension may access this address or, where the browser does not report the address, any web address. */
  readonly isAllowed: boolean;
  /** Match patterns of the webmails whose layout is known. */
  readonly webmails: readonly string[];
}

/**
 * Returns what Sealcheck can see at this address; undefined: the browser does not report it, as for its own pages and
 * for pages without access.
 */
export function sightOf(address: string | undefined, { browser, isAllowed, webmails }: Known): Sight {
  const url = URL.parse(address ?? '');
  if (!url) return isAllowed ? 'browser' : 'refused';
  if (!/^https?:$/.test(url.protocol)) return 'browser';
  if (STORES[browser].test(url.href)) return 'store';
  if (!isAllowed) return 'refused';
  return webmails.includes(`${url.protocol}//${url.hostname}/*`) ? 'webmail' : 'site';
}
