/** Which requests are our own, and which headers are removed from these alone. */
import { expect, it, vi } from 'vitest';
import { OWN, standAsWorker } from './own.ts';

const updateSessionRules = vi.hoisted(() => vi.fn());
vi.mock('../../utils/platform/browser.ts', () => ({
  browser: { declarativeNetRequest: { updateSessionRules } },
}));
const { isOwn } = await import('../../utils/lookups/own.ts');
const { stripHeaders } = await import('../../utils/lookups/headers.ts');

standAsWorker();

it.each([
  ['the worker’s, in Firefox', { tabId: -1, originUrl: OWN }, true],
  ['the worker’s, in Chromium', { tabId: -1, initiator: 'moz-extension://our-own' }, true],
  ['a page’s service worker’s', { tabId: -1, originUrl: 'https://page.org/worker.js' }, false],
  ['a page’s service worker’s, in Chromium', { tabId: -1, initiator: 'https://page.org' }, false],
  ['of a host that begins like ours', { tabId: -1, initiator: 'moz-extension://our-own.org' }, false],
  ['the browser’s own', { tabId: -1 }, false],
  ['a tab’s', { tabId: 3, originUrl: OWN }, false],
])('%s', (_, request, is) => {
  expect(isOwn(request)).toBe(is);
});

const rulesFor = async (resolver: string) => {
  await stripHeaders(resolver, ['https://keys.example.org/']);
  const [{ addRules }] = updateSessionRules.mock.lastCall as [{ addRules: { condition: object }[] }];
  return addRules;
};

it('a rule names the resolver by its host, wherever its template begins', async () => {
  const rules = await rulesFor('https://dns.example.net{/dns}');
  expect(rules.at(-2)?.condition).toMatchObject({ requestDomains: ['dns.example.net'] });
});

it('every rule names us as who asks', async () => {
  const addRules = await rulesFor('https://dns.example.org/dns-query');
  expect(addRules).toHaveLength(5);
  for (const { condition } of addRules)
    expect(condition).toMatchObject({ tabIds: [-1], initiatorDomains: ['our-own'] });
});

it('what is named twice has one rule, what is not named none; those of before go', async () => {
  await stripHeaders(null, ['', 'https://keys.example.org/a', 'https://keys.example.org/b']);
  const [{ addRules, removeRuleIds }] = updateSessionRules.mock.lastCall as [
    { addRules: { id: number; condition: { requestDomains?: string[] } }[]; removeRuleIds: number[] },
  ];
  expect(addRules.flatMap(({ condition }) => condition.requestDomains ?? [])).toEqual(['keys.example.org']);
  await stripHeaders('https://dns.example.org/', ['https://keys.example.org/']);
  const [{ addRules: all }] = updateSessionRules.mock.lastCall as [{ addRules: { id: number }[] }];
  expect(removeRuleIds).toEqual(expect.arrayContaining(all.map(({ id }) => id)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

it('who asks is taken off each of them: extension, browser, language', async () => {
  for (const { action } of (await rulesFor('https://dns.example.org/')) as unknown as {
    action: { requestHeaders?: { header: string; operation: string }[] };
  }[]) {
    if (!action.requestHeaders) continue;
    expect(action.requestHeaders.map(({ header }) => header)).toEqual(
      expect.arrayContaining(['origin', 'user-agent', 'accept-language', 'cookie']),
    );
    expect(new Set(action.requestHeaders.map(({ operation }) => operation))).toEqual(new Set(['remove']));
  }
});

it('what a browser would remember of a host that we asked is taken off its answers', async () => {
  const rules = (await rulesFor('https://dns.example.org/')) as unknown as { action: object }[];
  expect(rules.at(-1)?.action).toMatchObject({
    responseHeaders: [{ header: 'strict-transport-security', operation: 'remove' }],
  });
});

it('of hosts that nobody names, what is asked of them by a path of ours is stripped, and nothing else', async () => {
  const rules = (await rulesFor('https://dns.example.org/')) as unknown as {
    condition: { urlFilter?: string };
  }[];
  expect(rules.flatMap(({ condition }) => condition.urlFilter ?? [])).toEqual([
    '/.well-known/mta-sts.txt|',
    '/.well-known/openpgpkey/',
  ]);
});
