/** What the worker learns about the peers of its own requests. */
import { describe, expect, it, vi } from 'vitest';
import { createConnectionObserver } from '../../utils/lookups/connection-observer.ts';
import { WATCHED } from '../../utils/lookups/questions.ts';
import { OWN, standAsWorker } from './own.ts';

standAsWorker();

type Details = Record<string, unknown>;
const RESOLVER = 'https://dns.example.org/dns-query';
const PAGE = 'https://pay.org/';

/** Creates a browser whose connections the test reports itself; `remembered` is what an earlier worker learned. */
function setUp(remembered?: string) {
  const redirected: { pattern: string; listener: (details: Details) => void }[] = [];
  const listeners: { pattern: string; listener: (details: Details) => void }[] = [];
  const onResponseStarted = {
    addListener: (listener: (details: Details) => void, { urls: [pattern = ''] }: { urls: string[] }) =>
      listeners.push({ pattern, listener }),
  };
  const onBeforeRedirect = {
    addListener: (listener: (details: Details) => void, { urls: [pattern = ''] }: { urls: string[] }) =>
      redirected.push({ pattern, listener }),
  };
  const onErrorOccurred = { addListener: () => undefined };
  const webRequest = { onResponseStarted, onBeforeRedirect, onErrorOccurred };
  const write = vi.fn(() => Promise.resolve());
  const kept = { read: () => Promise.resolve(remembered), write };
  const peers = createConnectionObserver(webRequest as never, null, kept, WATCHED);
  peers.watchResolver(RESOLVER);
  const answer = (url: string, ip: string) => {
    const host = new URL(url).hostname;
    for (const { pattern, listener } of listeners)
      if (pattern === `https://${host}/*` || (pattern === 'https://*/' && url.endsWith('/')))
        listener({ tabId: -1, originUrl: OWN, url, ip });
  };
  /** Whether an answer for the page from this IP address counts as coming from a private network. */
  const isPrivate = (ip: string) => {
    const watched = peers.observe(PAGE);
    answer(PAGE, ip);
    return watched.isPrivate();
  };
  const sendOn = (url: string, ip: string) => {
    for (const { pattern, listener } of redirected)
      if (pattern === 'https://*/') listener({ tabId: -1, originUrl: OWN, url, ip });
  };
  const patterns = () => listeners.map(({ pattern }) => pattern);
  return { peers, answer, sendOn, isPrivate, write, patterns };
}

it('of a resolver whose template begins behind its host is heard', () => {
  const { peers, patterns } = setUp();
  peers.watchResolver('https://dns.example.net{/dns}');
  expect(patterns()).toContain('https://dns.example.net/*');
});

describe('an answer', () => {
  it('from a public address is a public host’s', async () => {
    expect(await setUp().isPrivate('198.51.100.7')).toBe(false);
  });

  it('from a private address is nothing that a public name should give', async () => {
    const { answer, isPrivate } = setUp();
    answer(RESOLVER, '198.51.100.53');
    expect(await isPrivate('10.0.0.7')).toBe(true);
  });

  it('is told to all who ask for it at the same time, and to who is left when one has gone', async () => {
    const { peers, answer } = setUp();
    answer(RESOLVER, '198.51.100.53');
    const [one, other, third] = [peers.observe(PAGE), peers.observe(PAGE), peers.observe(PAGE)];
    third.stop();
    answer(PAGE, '10.0.0.7');
    expect(await Promise.all([one.isPrivate(), other.isPrivate()])).toEqual([true, true]);
  });

  it('that sends on from a private address is one of those, too', async () => {
    const { peers, answer, sendOn } = setUp();
    answer(RESOLVER, '198.51.100.53');
    const watched = peers.observe(PAGE);
    sendOn(PAGE, '192.168.1.1');
    expect(await watched.isPrivate()).toBe(true);
  });

  it('from where the resolver answers, too, comes through a proxy', async () => {
    const { answer, isPrivate, write } = setUp();
    answer(RESOLVER, '10.0.0.1');
    expect(await isPrivate('10.0.0.1')).toBe(false);
    expect(await isPrivate('10.0.0.7')).toBe(true);
    expect(write).toHaveBeenCalledExactlyOnceWith('10.0.0.1');
  });

  it('is judged by what an earlier worker has learned', async () => {
    expect(await setUp('10.0.0.1').isPrivate('10.0.0.1')).toBe(false);
    expect(await setUp('10.0.0.1').isPrivate('10.0.0.7')).toBe(true);
  });

  it('the resolver’s address is unknown until it has answered in this run', async () => {
    const { peers, answer } = setUp();
    expect(await peers.isResolverKnown()).toBe(false);
    answer(RESOLVER, '10.0.0.1');
    expect(await peers.isResolverKnown()).toBe(true);
    expect(await setUp('10.0.0.1').peers.isResolverKnown()).toBe(true);
  });
});
