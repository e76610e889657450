/** Removes headers from our own lookups that would identify the extension, the browser or the language. */
import { browser } from '../platform/browser.ts';
import { ownHost } from './own.ts';

const RULES = { resolver: 1, policies: 2, keys: 3, servers: 4, answers: 5 };
/** Headers that fetch cannot leave out and that name the extension, the browser or the person's language. */
const HEADERS = ['origin', 'user-agent', 'accept-language', 'sec-fetch-site', 'sec-ch-ua', 'cookie'];
/**
 * What Firefox would remember of hosts that we asked, apart from what it remembers of a person's visits: asked whether it
 * encrypts what a page sends there, it would tell of ours.
 */
const LEARNED = ['strict-transport-security'];

interface Rule {
  readonly id: number;
  readonly action: unknown;
  readonly condition: unknown;
}

function rule(
  id: number,
  from: 'requestHeaders' | 'responseHeaders',
  headers: readonly string[],
  where: Record<string, unknown>,
): Rule {
  return {
    id,
    action: { type: 'modifyHeaders', [from]: headers.map((header) => ({ header, operation: 'remove' })) },
    // Requests of the extension itself belong to no tab; those of pages' service workers neither.
    condition: { ...where, tabIds: [-1], initiatorDomains: [ownHost()], resourceTypes: ['xmlhttprequest'] },
  };
}

/**
 * Sets the session's rules for the resolver at this URL (null: none), for policy hosts, key directories and the servers
 * at these URLs, and for answers. They end with the browser's session, so every start of the worker sets them. RFC 8484 §8
 * asks for as much.
 */
export async function stripHeaders(resolver: string | null, servers: readonly string[]): Promise<void> {
  const requests = (id: number, where: Record<string, unknown>) => rule(id, 'requestHeaders', HEADERS, where);
  const rules = [
    requests(RULES.policies, { urlFilter: '/.well-known/mta-sts.txt|' }),
    requests(RULES.keys, { urlFilter: '/.well-known/openpgpkey/' }),
  ];
  const hosts = [...new Set(servers.filter((url) => url !== '').map((url) => new URL(url).hostname))];
  if (hosts.length > 0) rules.push(requests(RULES.servers, { requestDomains: hosts }));
  if (resolver !== null)
    rules.push(requests(RULES.resolver, { requestDomains: [new URL(resolver).hostname] }));
  if (import.meta.env.FIREFOX) rules.push(rule(RULES.answers, 'responseHeaders', LEARNED, {}));
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: Object.values(RULES),
    addRules: rules as never,
  });
}
