/** Removes headers from our own lookups that identify the extension, the browser or the language. */
import { resolverAt } from '../core/doh-template.ts';
import { browser } from '../platform/browser.ts';
import { ownHost } from './own.ts';
import { WATCHED } from './questions.ts';

/** In the syntax of `urlFilter`: a path without `*` at its end must match to the end of the URL. */
const PATHS = WATCHED.filter(({ isStripped }) => isStripped).map(({ path }) =>
  path.endsWith('*') ? path.slice(0, -1) : `${path}|`,
);
/** One rule per path, plus one each for servers, resolver and answers. */
const MAX_RULES = PATHS.length + 3;
/** Headers that fetch cannot omit and that reveal the extension, the browser or the person's language. */
const HEADERS = ['origin', 'user-agent', 'accept-language', 'sec-fetch-site', 'sec-ch-ua', 'cookie'];
/**
 * What a browser would remember of hosts that we asked: whether it encrypts what a page sends there it would tell of ours,
 * and each page that tries it out would learn whom a person has written to.
 */
const LEARNED = ['strict-transport-security'];

interface Rule {
  readonly action: unknown;
  readonly condition: unknown;
}

function rule(
  from: 'requestHeaders' | 'responseHeaders',
  headers: readonly string[],
  where: Record<string, unknown>,
): Rule {
  return {
    action: { type: 'modifyHeaders', [from]: headers.map((header) => ({ header, operation: 'remove' })) },
    // Requests of the extension itself belong to no tab, nor do those of pages' service workers.
    condition: { ...where, tabIds: [-1], initiatorDomains: [ownHost()], resourceTypes: ['xmlhttprequest'] },
  };
}

/**
 * Sets the session rules for the resolver at this URL (null: none), for the paths on hosts that nobody named, for the
 * servers at these URLs, and for answers. They end with the browser session, so the worker sets them each time it
 * starts. RFC 8484 §8 recommends this.
 */
export async function stripHeaders(resolver: string | null, servers: readonly string[]): Promise<void> {
  const requests = (where: Record<string, unknown>) => rule('requestHeaders', HEADERS, where);
  const rules = PATHS.map((urlFilter) => requests({ urlFilter }));
  const hosts = [...new Set(servers.filter((url) => url !== '').map((url) => new URL(url).hostname))];
  if (hosts.length > 0) rules.push(requests({ requestDomains: hosts }));
  if (resolver !== null) rules.push(requests({ requestDomains: [resolverAt(resolver).hostname] }));
  rules.push(rule('responseHeaders', LEARNED, {}));
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: Array.from({ length: MAX_RULES }, (_, at) => at + 1),
    addRules: rules.map((one, at) => ({ id: at + 1, ...one })) as never,
  });
}
