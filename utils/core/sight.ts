/** Can Sealcheck see what a tab shows? Pure. */

/**
 * `webmail`: the site's layout is known. `site`: read by the general rule. `refused`: the person, or the browser, has not
 * allowed this site. `store`: browsers let no extension into the pages of their stores. `browser`: no page of the web.
 */
export type Sight = 'webmail' | 'site' | 'refused' | 'store' | 'browser';

/** Where each browser lets no extension in, whatever it is allowed. */
const STORES = {
  chromium: /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore)(?:[/?#]|$)/,
  firefox: /^https:\/\/addons\.mozilla\.org\//,
};

interface Known {
  readonly browser: keyof typeof STORES;
  /** May this address be entered? Where it is not told: any address of the web? */
  readonly isAllowed: boolean;
  /** Match patterns of the webmails whose layout is known. */
  readonly webmails: readonly string[];
}

/** Whether this address can be seen; undefined: the browser does not tell it, as of its own pages and of what is not allowed. */
export function sightOf(address: string | undefined, { browser, isAllowed, webmails }: Known): Sight {
  const url = URL.parse(address ?? '');
  if (!url) return isAllowed ? 'browser' : 'refused';
  if (!/^https?:$/.test(url.protocol)) return 'browser';
  if (STORES[browser].test(url.href)) return 'store';
  if (!isAllowed) return 'refused';
  return webmails.includes(`${url.protocol}//${url.hostname}/*`) ? 'webmail' : 'site';
}
