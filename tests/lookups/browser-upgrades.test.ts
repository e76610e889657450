import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../utils/lookups/cache.ts';
import { createLookups, silentLookups } from '../../utils/lookups/create-lookups.ts';
import { createStoppedProbe, createUpgradeProbe } from '../../utils/lookups/browser-upgrades.ts';
import { NOW } from '../core/evidence.ts';
import { fakeNetwork, NOBODY } from './fake-network.ts';
import { OWN, standAsWorker } from './own.ts';

standAsWorker();

describe('Chromium’s answer', () => {
  const asked = (answer: () => Promise<Partial<Response>>) => {
    const fetch = vi.fn(answer);
    return { fetch, ask: createUpgradeProbe(fetch as never) };
  };

  it('is yes where the browser redirects by itself, at a port that it never connects to', async () => {
    const { fetch, ask } = asked(() => Promise.resolve({ type: 'opaqueredirect' }));
    expect(await ask('pay.org')).toBe(true);
    expect(fetch).toHaveBeenCalledExactlyOnceWith(
      'http://pay.org:1/',
      expect.objectContaining({ redirect: 'manual', credentials: 'omit' }),
    );
  });

  it.each([
    ['an error', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a page, which nobody can have sent', () => Promise.resolve({ type: 'basic' as const })],
  ])('is no after %s', async (_, answer) => {
    expect(await asked(answer).ask('pay.org')).toBe(false);
  });

  it('is none where it takes too long', async () => {
    const late = () => Promise.reject(new DOMException('', 'TimeoutError'));
    expect(await asked(late).ask('pay.org')).toBeNull();
  });
});

describe('Firefox’ answer', () => {
  type Listener = (details: { url: string; tabId: number; originUrl?: string }) => { cancel?: boolean };

  /**
   * A browser that upgrades these hosts and lets the listener stop each request; `before` gets the URL of each one
   * first.
   */
  function firefox(upgraded: readonly string[], before?: (url: string) => void) {
    const left: string[] = [];
    let listener: Listener = () => ({});
    const addListener = vi.fn((one: Listener) => {
      listener = one;
    });
    const ask = createStoppedProbe(
      { onBeforeSendHeaders: { addListener } } as never,
      ((text: string) => {
        const url = new URL(text);
        if (upgraded.includes(url.hostname)) url.protocol = 'https:';
        before?.(url.href);
        if (listener({ url: url.href, tabId: -1, originUrl: OWN }).cancel !== true) left.push(url.href);
        return Promise.reject(new TypeError('NetworkError'));
      }) as never,
    );
    return { ask, left, addListener, listener: () => listener };
  }

  it('is what the stopped request had become, and nothing leaves', async () => {
    const { ask, left } = firefox(['pay.org']);
    expect(await ask('pay.org')).toBe(true);
    expect(await ask('shop.org')).toBe(false);
    expect(await ask('pay.org')).toBe(true);
    expect(left).toEqual([]);
  });

  it('answers each of two questions at a time', async () => {
    const { ask } = firefox(['pay.org']);
    expect(await Promise.all([ask('pay.org'), ask('pay.org'), ask('shop.org')])).toEqual([true, true, false]);
  });

  it('listens to its own path alone, and stops nothing of a page', async () => {
    const ofPages: object[] = [];
    const { addListener, listener, ask } = firefox([], (url) => {
      // The same URL, from a page, while our question is pending.
      ofPages.push(listener()({ url, tabId: 3 }));
      ofPages.push(listener()({ url, tabId: -1, originUrl: 'https://pay.org/worker.js' }));
    });
    expect(addListener).toHaveBeenCalledExactlyOnceWith(
      expect.any(Function),
      {
        urls: [expect.stringMatching(/^\*:\/\/\*\/sealcheck-[a-z-]+\*$/)],
        types: ['xmlhttprequest'],
        // Limited to requests without a tab: a page's own request there would wait for us, and the page could time
        // that.
        tabId: -1,
      },
      ['blocking'],
    );
    const url = 'http://pay.org/sealcheck-would-this-be-upgraded?1';
    expect(listener()({ url, tabId: 3 })).toEqual({});
    expect(listener()({ url, tabId: -1, originUrl: 'https://pay.org/worker.js' })).toEqual({});
    // Our own request, but with no question pending.
    expect(listener()({ url, tabId: -1, originUrl: OWN })).toEqual({});
    expect(await ask('pay.org')).toBe(false);
    expect(ofPages).toEqual([{}, {}]);
  });

  it('is none where the request was never stopped', async () => {
    const ask = createStoppedProbe({ onBeforeSendHeaders: { addListener: () => undefined } } as never, () =>
      Promise.resolve(new Response()),
    );
    expect(await ask('pay.org')).toBeNull();
  });
});

describe('the lookup', () => {
  const over = (askUpgrade: ((host: string) => Promise<boolean | null>) | null) =>
    createLookups({
      ...NOBODY,
      now: () => NOW,
      store: memoryStore(),
      ask: fakeNetwork(() => new Response()).ask,
      resolver: null,
      askUpgrade,
    });

  it('asks the browser anew each time: a visit may have changed its answer', async () => {
    let known = false;
    const lookups = over(() => Promise.resolve(known));
    expect(await lookups.browserUpgrades('pay.org')).toMatchObject({ ok: true, value: false });
    known = true;
    expect(await lookups.browserUpgrades('pay.org')).toMatchObject({ ok: true, value: true });
  });

  it('has no answer where the browser gave none', async () => {
    const lookups = over(() => Promise.resolve(null));
    expect(await lookups.browserUpgrades('pay.org')).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it('does not answer for private windows, whose state is apart, nor where nobody is asked', async () => {
    expect(await over(null).browserUpgrades('pay.org')).toMatchObject({
      ok: false,
      reason: 'private-window',
    });
    const silent = silentLookups(() => NOW, 'pending');
    expect(await silent.browserUpgrades('pay.org')).toMatchObject({ ok: false, reason: 'pending' });
  });
});
