/** Which requests are ours, and what is taken off them alone. */
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
  expect(rules.at(-1)?.condition).toMatchObject({ requestDomains: ['dns.example.net'] });
});

it('every rule names us as who asks', async () => {
  const addRules = await rulesFor('https://dns.example.org/dns-query');
  expect(addRules).toHaveLength(4);
  for (const { condition } of addRules)
    expect(condition).toMatchObject({ tabIds: [-1], initiatorDomains: ['our-own'] });
});
