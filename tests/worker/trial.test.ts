/** Who may have looked up what for the trial of a policy: the policy page alone, by the settings of this browser. */
import { expect, it, vi } from 'vitest';
import { silentLookups } from '../../utils/lookups/create-lookups.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import type { InForce } from '../../utils/policy/in-force.ts';
import type { Asking } from '../../utils/worker/lookups.ts';

vi.mock('../../utils/platform/browser.ts', () => ({
  browser: { runtime: { id: 'own-id', getURL: (path: string) => `chrome-extension://own-id${path}` } },
}));
const { createTrial } = await import('../../utils/worker/trial.ts');

const PAGE = {
  id: 'own-id',
  url: 'chrome-extension://own-id/policy.html?x#y',
  tab: { id: 7, incognito: false },
};
const MX = { port: 'dns', args: ['partner.example', 'MX'] };

function start(policy: object = {}) {
  const asked: Asking[] = [];
  const settings = resolve(parsePolicy(policy), {});
  const trial = createTrial(
    (asking) => {
      asked.push(asking);
      return Promise.resolve(silentLookups(() => 0, 'pending'));
    },
    () => Promise.resolve({ settings } as InForce),
  );
  const put = (message: unknown, sender: object = PAGE) => trial(message, sender);
  return { put, asked };
}

it('asks for the policy page, at the cost of its tab, with its privacy', async () => {
  const { put, asked } = start();
  expect(await put(MX)).toMatchObject({ ok: false, reason: 'pending' });
  await put(MX, { ...PAGE, tab: { id: 8, incognito: true } });
  expect(asked).toMatchObject([
    { tabId: 7, isPrivate: false },
    { tabId: 8, isPrivate: true },
  ]);
});

it.each([
  ['a content script', { ...PAGE, url: 'https://mail.example.org/policy.html' }],
  ['another page of ours', { ...PAGE, url: 'chrome-extension://own-id/options.html' }],
  ['a page below it', { ...PAGE, url: 'chrome-extension://own-id/policy.html/x' }],
  ['another extension', { ...PAGE, id: 'other' }],
  ['no tab', { ...PAGE, tab: undefined }],
  ['no address', { ...PAGE, url: undefined }],
])('is nothing to %s', (_, sender) => {
  const { put, asked } = start();
  expect(put(MX, sender)).toBeNull();
  expect(asked).toEqual([]);
});

it.each([
  ['another port', { port: 'now', args: [] }],
  ['a property of every object', { port: 'constructor', args: [] }],
  ['too much', { port: 'probe', args: [Array.from({ length: 51 }, String), 'x'] }],
  ['a long name', { port: 'dns', args: ['x'.repeat(500), 'MX'] }],
  ['more than it takes', { ...MX, more: 1 }],
])('answers nothing to %s', async (_, message) => {
  const { put, asked } = start();
  expect(await put(message)).toBeNull();
  expect(asked).toEqual([]);
});

it.each([
  ['dns', ['_25._tcp.mx.corp.example', 'TLSA']],
  ['dns', ['Corp.Example.', 'MX']],
  ['key', ['wkd', { address: 'a@corp.example', localPart: 'a', domain: 'corp.example' }]],
  ['probe', [['mx.other.example', 'mx.corp.example'], 'other.example']],
  ['facts', ['ann@corp.example']],
])('asks nobody about internal names of the policy in force: %s %j', async (port, args) => {
  const { put, asked } = start({ locked: { internalDomains: ['corp.example'] } });
  expect(await put({ port, args })).toMatchObject({ ok: false, reason: 'not-public' });
  expect(asked).toEqual([]);
});
