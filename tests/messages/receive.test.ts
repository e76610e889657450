import { describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import type { Draft } from '../../utils/core/model.ts';
import { unanswered } from '../../utils/lookups/answer.ts';
import { parseSender, receive, type Handlers } from '../../utils/messages/receive.ts';

const OWN = 'own-id';
const SELF = { id: OWN, home: `chrome-extension://${OWN}/` };
const from = (parts: Record<string, unknown> = {}) =>
  ({
    id: OWN,
    url: 'https://mail.google.com/mail/u/0/',
    frameId: 0,
    tab: { id: 7, incognito: false, url: 'https://mail.google.com/' },
    ...parts,
  }) as unknown as Runtime.MessageSender;

describe('parseSender', () => {
  it('names tab, frame and host as the browser tells them', () => {
    expect(parseSender(from(), OWN)).toEqual({
      tabId: 7,
      frameId: 0,
      host: 'mail.google.com',
      scheme: 'https:',
      site: 'mail.google.com',
      isFramed: false,
      isPrivate: false,
    });
  });

  it.each([
    ['another extension', { id: 'other' }],
    ['an extension page', { url: `chrome-extension://${OWN}/popup.html` }],
    ['an extension page in Firefox', { url: 'moz-extension://x/popup.html' }],
    ['no tab (the worker itself, a popup)', { tab: undefined }],
    ['a local file', { url: 'file:///etc/passwd', tab: { id: 7, url: 'file:///etc/passwd' } }],
    ['a data: page', { url: 'data:text/html,x', tab: { id: 7, url: 'data:text/html,x' } }],
  ])('refuses %s', (_, parts) => {
    expect(parseSender(from(parts), OWN)).toBeNull();
  });

  it('takes a pop-out about:blank composer for its opener’s host', () => {
    const popOut = from({ url: 'about:blank', origin: 'https://outlook.office.com' });
    expect(parseSender(popOut, OWN)?.host).toBe('outlook.office.com');
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['the tab’s own page', {}, false],
    ['a frame of the same host', { frameId: 4 }, false],
    ['a frame in a page of another host', { frameId: 4, tab: { id: 7, url: 'https://evil.org/' } }, true],
    [
      'a frame of which only the tab’s address is known',
      { frameId: 4, url: 'about:srcdoc', origin: 'null' },
      true,
    ],
    ['a frame in a tab that does not tell its address', { frameId: 4, tab: { id: 7 } }, true],
  ])('does the host fill the tab? %s', (_, parts, isFramed) => {
    expect(parseSender(from(parts), OWN)?.isFramed).toBe(isFramed);
  });

  it.each<[string, Record<string, unknown>, string, boolean, boolean?]>([
    ['a blob: page is its maker’s', { frameId: 4, url: 'blob:https://evil.org/1' }, 'evil.org', true],
    ['also where it fills the tab', { url: 'blob:https://evil.org/1' }, 'evil.org', false],
    ['a blob: page without a maker', { frameId: 4, url: 'blob:null/1' }, 'mail.google.com', true, true],
    ['a data: page, origin not told', { frameId: 4, url: 'data:text/html,x' }, 'mail.google.com', true, true],
    ['a blank frame, origin not told', { frameId: 4, url: 'about:blank' }, 'mail.google.com', true, true],
    [
      'a blank frame of another host',
      { frameId: 4, url: 'about:blank', origin: 'https://evil.org' },
      'evil.org',
      true,
    ],
    ['a data: page while its tab goes elsewhere', { url: 'data:text/html,x' }, 'mail.google.com', true, true],
    ['a sandbox', { frameId: 4, origin: 'null' }, 'mail.google.com', true],
    ['a sandbox that fills the tab', { origin: 'null' }, 'mail.google.com', true],
  ])('whose page is it? %s', (_, parts, host, isFramed, isNobodys) => {
    expect(parseSender(from(parts), OWN)).toMatchObject({ host, isFramed });
    expect(parseSender(from(parts), OWN)?.hasOpaqueOrigin).toBe(isNobodys);
  });

  it('knows a private window', () => {
    expect(parseSender(from({ tab: { id: 7, incognito: true } }), OWN)?.isPrivate).toBe(true);
  });
});

const draft: Draft = {
  sender: { host: 'mail.google.com' },
  recipients: [{ field: 'to', text: 'bob@example.org' }],
  unreadable: 0,
  blind: false,
};
const assess = (changes: Record<string, unknown> = {}, draftChanges: Record<string, unknown> = {}) => ({
  name: 'assess',
  request: { window: 'w1', adapter: null, depth: 'full', draft: { ...draft, ...draftChanges }, ...changes },
});

const conversation = (changes: Record<string, unknown> = {}) => ({
  name: 'assess:conversation',
  request: { window: 'c1', app: 'WhatsApp', state: null, conversation: 'a'.repeat(64), ...changes },
});

function handlers(): Handlers {
  const report = {
    id: '0:w1',
    kind: 'message' as const,
    state: 'empty',
    pending: false,
    assessments: [],
    unreadable: 0,
  } as const;
  return {
    assess: vi.fn(() => Promise.resolve(report)),
    record: vi.fn(() => Promise.resolve(null)),
    retry: vi.fn(() => Promise.resolve(null)),
    snooze: vi.fn(() => Promise.resolve(null)),
    claim: vi.fn(() => Promise.resolve(null)),
    keys: vi.fn(() => Promise.resolve(null)),
    close: vi.fn(() => Promise.resolve(null)),
    open: vi.fn(() => Promise.resolve(null)),
    'inject:view': vi.fn(() => Promise.resolve(true as const)),
    'inject:card': vi.fn(() => Promise.resolve(true as const)),
    'inject:touch': vi.fn(() => Promise.resolve(true as const)),
    'inject:compose': vi.fn(() => Promise.resolve(true as const)),
    'inject:adapter': vi.fn(() => Promise.resolve(true as const)),
    'inject:texts': vi.fn(() => Promise.resolve(true as const)),
    'inject:pickers': vi.fn(() => Promise.resolve(true as const)),
    ask: vi.fn(() => Promise.resolve(true)),
    'inject:tips': vi.fn(() => Promise.resolve(true as const)),
    'inject:press': vi.fn(() => Promise.resolve('channel')),
    'list:triggers': vi.fn(() => Promise.resolve([])),
    'inject:ways': vi.fn(() => Promise.resolve(true as const)),
    tip: vi.fn(() => Promise.resolve(false)),
    'inject:sealed': vi.fn(() => Promise.resolve(null)),
    'inject:forms': vi.fn(() => Promise.resolve(true as const)),
    'inject:chat': vi.fn(() => Promise.resolve(true as const)),
    trial: vi.fn(() => Promise.resolve(unanswered('pending', { name: 'dns' }, 0))),
    'list:chats': vi.fn(() => Promise.resolve({ places: [], salt: null, mayHold: false, isStrict: false })),
    'assess:conversation': vi.fn(() =>
      Promise.resolve({ report: { ...report, kind: 'chat' as const }, noticed: 'no' as const }),
    ),
    'note:conversation': vi.fn(() => Promise.resolve(null)),
    'assess:destination': vi.fn(() => Promise.resolve({ ...report, kind: 'form' as const })),
  };
}

describe('receive', () => {
  it('hands a well-formed message to its handler', async () => {
    const own = handlers();
    expect(await receive(assess(), from(), SELF, own)).toMatchObject({ ok: true });
    expect(own.assess).toHaveBeenCalledOnce();
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'assess'],
    ['an unknown name', { name: 'erase', request: {} }],
    ['a name of the prototype', { name: 'constructor', request: {} }],
    ['an envelope with more in it', { ...assess(), also: 1 }],
    ['a missing window', assess({ window: undefined })],
    ['an unknown depth', assess({ depth: 'deep' })],
    ['a draft with a body', assess({}, { body: 'Dear Bob' })],
    ['a draft with a subject line', assess({}, { subject: 'Re: offer' })],
    ['an unknown field', assess({}, { recipients: [{ field: 'from', text: 'a@b.org' }] })],
    ['a recipient that is no text', assess({}, { recipients: [{ field: 'to', text: 5 }] })],
    [
      'more recipients than anybody could have',
      assess({}, { recipients: Array(50_001).fill({ field: 'to', text: 'a@b.org' }) }),
    ],
    ['a text of endless length', assess({}, { recipients: [{ field: 'to', text: 'x'.repeat(10_000_001) }] })],
    ['a negative count', assess({}, { unreadable: -1 })],
    ['a fractional count', assess({}, { unreadable: 0.5 })],
    ['a touch with more in it', { name: 'inject:pickers', request: { channel: 'click' } }],
    ['an unknown wish about tips', { name: 'tip', request: { what: 'show' } }],
    ['an invented app state', assess({}, { appState: 'secure' })],
    ['a subject in place of a word about it', assess({}, { isTriggered: '[secure] Figures' })],
    ['a subject beside it', assess({}, { subject: '[secure] Figures' })],
  ])('refuses %s', async (_, message) => {
    const own = handlers();
    expect(await receive(message, from(), SELF, own)).toEqual({ ok: false, error: 'malformed' });
    expect(own.assess).not.toHaveBeenCalled();
  });

  it('hands a conversation on, also one that has no name', async () => {
    for (const message of [conversation(), conversation({ conversation: null, handles: ['+15551234567'] })])
      expect(await receive(message, from(), SELF, handlers())).toMatchObject({ ok: true });
  });

  it.each<[string, unknown]>([
    ['under a name', conversation({ conversation: 'Ann Example' })],
    ['under a number', conversation({ conversation: '+15551234567' })],
    ['with its text', conversation({ text: 'Dear Ann' })],
    ['in an invented state', conversation({ state: 'secure' })],
    ['with more numbers than a page shows', conversation({ handles: Array(21).fill('+15551234567') })],
    ['with a number that is a text', conversation({ handles: ['x'.repeat(256)] })],
    [
      'noted under a name',
      { name: 'note:conversation', request: { conversation: 'Ann', level: 'exposed', isAnswered: true } },
    ],
  ])('refuses a conversation %s', async (_, message) => {
    expect(await receive(message, from(), SELF, handlers())).toEqual({ ok: false, error: 'malformed' });
  });

  it('refuses a good message of a wrong sender', async () => {
    expect(await receive(assess(), from({ id: 'other' }), SELF, handlers())).toEqual({
      ok: false,
      error: 'refused',
    });
  });

  it('tells a code and no stack where a handler throws', async () => {
    const shown = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = { ...handlers(), close: () => Promise.reject(new Error('at line 7')) };
    const reply = await receive({ name: 'close', request: { window: 'w1' } }, from(), SELF, broken);
    expect(reply).toEqual({ ok: false, error: 'internal' });
    expect(shown).toHaveBeenCalledOnce();
    shown.mockRestore();
  });
});
