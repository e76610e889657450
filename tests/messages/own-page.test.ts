/** What only a page of the extension itself may ask the worker, and what even it may not. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { unanswered } from '../../utils/lookups/answer.ts';
import { receive, type Handlers } from '../../utils/messages/receive.ts';

const OWN = 'own-id';
const SELF = { id: OWN, home: `chrome-extension://${OWN}/` };
const trial = vi.fn(() => Promise.resolve(unanswered('pending', { name: 'dns' }, 0)));
const judge = vi.fn(() => Promise.resolve(null));
const HANDLERS = { trial, closed: judge } as unknown as Handlers;

const page = (parts: Record<string, unknown> = {}) =>
  ({
    id: OWN,
    url: `${SELF.home}policy.html?x#y`,
    frameId: 0,
    tab: { id: 7, incognito: false },
    ...parts,
  }) as unknown as Runtime.MessageSender;

beforeEach(() => {
  vi.clearAllMocks();
});

describe('from a page of the extension itself', () => {
  const under = { stage: null, isResolverOff: false };
  const MX = { name: 'trial', request: { port: 'dns', args: ['partner.example', 'MX'], under } };

  it('hands a look-up of the policy page on, with its tab and privacy', async () => {
    const tab = { id: 8, incognito: true };
    expect(await receive(MX, page({ tab }), SELF, HANDLERS)).toMatchObject({ ok: true });
    expect(trial).toHaveBeenCalledWith(
      MX.request,
      expect.objectContaining({ tabId: 8, host: OWN, isPrivate: true }),
    );
  });

  it.each([
    ['of a page on the web', { url: 'https://mail.example.org/policy.html' }],
    ['of another page of ours', { url: `chrome-extension://${OWN}/options.html` }],
    ['of a page below it', { url: `chrome-extension://${OWN}/policy.html/x` }],
    ['of another extension’s page', { url: 'chrome-extension://other/policy.html' }],
    ['of another extension', { id: 'other' }],
    ['without a tab', { tab: undefined }],
    ['without an address', { url: undefined }],
  ])('refuses it %s', async (_, parts) => {
    expect(await receive(MX, page(parts), SELF, HANDLERS)).toEqual({ ok: false, error: 'refused' });
    expect(trial).not.toHaveBeenCalled();
  });

  it.each([
    ['write.html', true],
    ['encrypt.html', true],
    ['policy.html', false],
    ['options.html', false],
  ])('gives the keys of a draft to %s: %s', async (path, isGiven) => {
    const keys = vi.fn(() => Promise.resolve(null));
    const message = { name: 'keys', request: { tab: 7, window: '0:w', own: null } };
    const from = page({ url: `${SELF.home}${path}?tab=7` });
    const handlers = { keys } as unknown as Handlers;
    expect(await receive(message, from, SELF, handlers)).toMatchObject({ ok: isGiven });
    expect(keys).toHaveBeenCalledTimes(isGiven ? 1 : 0);
    const web = page({ url: `https://mail.example.org/${path}` });
    expect(await receive(message, web, SELF, handlers)).toEqual({ ok: false, error: 'refused' });
  });

  it('refuses what only pages on the web say', async () => {
    expect(await receive({ name: 'close', request: { window: 'w1' } }, page(), SELF, HANDLERS)).toEqual({
      ok: false,
      error: 'refused',
    });
    expect(judge).not.toHaveBeenCalled();
  });

  it.each([
    ['another port', { port: 'now', args: [], under }],
    ['a property of every object', { port: 'constructor', args: [], under }],
    ['too much', { port: 'probe', args: [Array.from({ length: 51 }, String), 'x'], under }],
    ['a long name', { port: 'dns', args: ['x'.repeat(500), 'MX'], under }],
    ['more than it takes', { ...MX.request, more: 1 }],
    ['a stage that is none', { ...MX.request, under: { ...under, stage: 'all' } }],
  ])('refuses %s', async (_, request) => {
    expect(await receive({ name: 'trial', request }, page(), SELF, HANDLERS)).toEqual({
      ok: false,
      error: 'malformed',
    });
    expect(trial).not.toHaveBeenCalled();
  });
});

describe('to try again', () => {
  const retry = vi.fn(() => Promise.resolve(null));
  const all = { ...HANDLERS, retry } as unknown as Handlers;
  const RETRY = { name: 'retry', request: { tab: 7 } };

  it.each([
    ['the popup, which is in no tab', { url: `${SELF.home}popup.html`, tab: undefined }, true],
    ['the popup in a tab', { url: `${SELF.home}popup.html` }, true],
    [
      'a page on the web',
      { url: 'https://mail.example.org/', tab: { id: 7, url: 'https://mail.example.org/' } },
      true,
    ],
    ['another page of ours', {}, false],
    ['another page of ours in no tab', { tab: undefined }, false],
    ['another extension', { id: 'other', url: `${SELF.home}popup.html` }, false],
  ])('%s, %j: %j', async (_, parts, ok) => {
    expect((await receive(RETRY, page(parts), SELF, all)).ok).toBe(ok);
  });
});
