/** Takes identifying headers off our own lookups: which extension, which browser, which language. */
import { browser } from '../browser.ts';

const RULES = { resolver: 1, policies: 2 };
/** Headers that fetch cannot leave out and that name the extension, the browser or the person's language. */
const HEADERS = ['origin', 'user-agent', 'accept-language', 'sec-fetch-site', 'sec-ch-ua', 'cookie'];

interface Rule {
  readonly id: number;
  readonly action: unknown;
  readonly condition: unknown;
}

function rule(id: number, where: Record<string, unknown>): Rule {
  return {
    id,
    action: {
      type: 'modifyHeaders',
      requestHeaders: HEADERS.map((header) => ({ header, operation: 'remove' })),
    },
    // Requests of the extension itself belong to no tab.
    condition: { ...where, tabIds: [-1], resourceTypes: ['xmlhttprequest'] },
  };
}

/**
 * Sets the session's rules for the resolver at this URL (null: none) and for policy hosts. They end with
 * the browser's session, so every start of the worker sets them. RFC 8484 §8 asks for as much.
 */
export async function stripHeaders(resolver: string | null): Promise<void> {
  const rules = [rule(RULES.policies, { urlFilter: '/.well-known/mta-sts.txt|' })];
  if (resolver !== null) rules.push(rule(RULES.resolver, { requestDomains: [new URL(resolver).hostname] }));
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: Object.values(RULES),
    addRules: rules as never,
  });
}
