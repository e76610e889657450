/** What must hold before a request leaves the device, and before its answer is used. */
import { describe, expect, it, vi } from 'vitest';
import { createBudget, type Shares } from '../../utils/lookups/budget.ts';
import type { EgressRequest } from '../../utils/lookups/egress.ts';
import type { LedgerEntry } from '../../utils/core/report.ts';
import { fakeNetwork } from './fake-network.ts';

const QUESTION: EgressRequest = {
  url: 'https://mta-sts.example.org/.well-known/mta-sts.txt',
  stage: 1,
  purpose: 'mta-sts-policy',
  revealed: 'example.org',
  accept: 'text/plain',
  timeout: 1000,
  maxBytes: 100,
};
const never = () => new Promise<never>(() => undefined);
const quietly = () => vi.spyOn(console, 'error').mockImplementation(() => undefined);

describe('a request', () => {
  it('is in the ledger before it is made, so that a worker that is stopped leaves its trace', async () => {
    let seen: LedgerEntry[] = [];
    const network = fakeNetwork(() => {
      seen = [...network.entries];
      return never();
    });
    void network.ask(QUESTION);
    await vi.waitFor(() => {
      expect(seen).toMatchObject([{ to: 'mta-sts.example.org', outcome: 'pending' }]);
    });
  });

  it.each([
    ['cannot be written', () => Promise.reject(new Error('QuotaExceededError'))],
    ['does not answer', never],
  ])('is not made where the ledger %s', async (_, begin) => {
    const told = quietly();
    const network = fakeNetwork(() => new Response('x'), { broken: { begin } });
    expect(await network.ask(QUESTION)).toMatchObject({ ok: false, reason: 'unwritten' });
    expect(network.requests).toEqual([]);
    told.mockRestore();
  });

  it.each([
    ['fails', () => Promise.reject(new Error('QuotaExceededError'))],
    ['does not end', never],
  ])('has its answer, also where writing how it ended %s', async (_, end) => {
    const told = quietly();
    const begin = () => Promise.resolve(end);
    const network = fakeNetwork(() => new Response('x'), { broken: { begin } });
    expect(await network.ask(QUESTION)).toMatchObject({ ok: true });
    await vi.waitFor(() => {
      expect(told.mock.calls.length).toBe(end === never ? 0 : 1);
    });
    told.mockRestore();
  });
});

describe('an answer from a private address', () => {
  it.each([
    ['a redirect', () => Response.redirect('https://example.org/', 302)],
    ['a body', () => new Response('short')],
    ['a body longer than what is read', () => new Response('x'.repeat(5000))],
  ])('is none, be it %s', async (_, respond) => {
    const target = vi.fn(() => Promise.resolve('https://example.org/'));
    const network = fakeNetwork(respond, { peer: 'private', redirects: { target } });
    const reply = await network.ask({ ...QUESTION, mayFollow: () => true });
    expect(reply).toEqual({ ok: false, reason: 'private-address' });
    expect(target).not.toHaveBeenCalled();
    expect(network.requests).toHaveLength(1);
  });

  it('is not read', async () => {
    const pull = vi.fn((controller: ReadableStreamDefaultController) => {
      controller.enqueue(new Uint8Array(10));
    });
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    await fakeNetwork(() => new Response(body), { peer: 'private' }).ask(QUESTION);
    expect(pull).not.toHaveBeenCalled();
  });
});

describe('the budget', () => {
  const NONE = { countSince: () => Promise.resolve(0) };
  const take = async (
    budget: ReturnType<typeof createBudget>,
    tabId: number,
    host: string,
    times: number,
  ) => {
    let taken = 0;
    for (let i = 0; i < times; i += 1) if (await budget({ tabId, host })) taken += 1;
    return taken;
  };

  it('that one tab has used up, with any number of hosts, is left to the others', async () => {
    const budget = createBudget(() => 0, NONE);
    let taken = 0;
    for (let i = 0; i < 3000; i += 1) taken += await take(budget, 1, `h${i}.org`, 1);
    expect(taken).toBe(2500);
    expect(await take(budget, 2, 'mail.example', 10)).toBe(10);
  });

  it('that one site has used up, in any number of tabs, is left to the others', async () => {
    const budget = createBudget(() => 0, NONE);
    let taken = 0;
    for (let i = 0; i < 3000; i += 1) taken += await take(budget, i, 'evil.org', 1);
    expect(taken).toBe(2500);
    expect(await take(budget, 4000, 'mail.example', 10)).toBe(10);
  });

  it('that foreign frames of a tab have used up is left to the page that they stand in', async () => {
    const budget = createBudget(() => 0, NONE);
    let taken = 0;
    for (let i = 0; i < 3000; i += 1)
      if (await budget({ tabId: 1, host: `h${i}.evil.org`, site: 'mail.example' })) taken += 1;
    expect(taken).toBe(1000);
    expect(await take(budget, 1, 'mail.example', 10)).toBe(10);
  });

  it('that a few sites have used up among them leaves something to all that have asked little', async () => {
    const budget = createBudget(() => 0, NONE);
    for (let tab = 0; tab < 4; tab += 1) expect(await take(budget, tab, `evil-${tab}.org`, 3000)).toBe(2500);
    expect(await take(budget, 4, 'mail.example', 3000)).toBe(100);
    expect(await take(budget, 0, 'mail.example', 1)).toBe(0);
  });

  it('outlives the worker, and ends after a day, or where the clock was set back', async () => {
    let at = 1e12;
    let shares: Shares | undefined;
    const kept = {
      read: () => Promise.resolve(shares),
      write: (more: Shares) => Promise.resolve(void (shares = more)),
    };
    const begin = () => createBudget(() => at, NONE, kept);
    expect(await take(begin(), 1, 'evil.org', 2000)).toBe(2000);
    await vi.waitFor(() => {
      expect(shares?.used['tab 1']).toBe(2000);
    });
    expect(await take(begin(), 1, 'evil.org', 1000)).toBe(500);
    at += 24 * 60 * 60 * 1000;
    expect(await take(begin(), 1, 'evil.org', 1)).toBe(1);
    at -= 365 * 24 * 60 * 60 * 1000;
    expect(await take(begin(), 1, 'evil.org', 1)).toBe(1);
  });

  it('counts what the ledger has of the last 24 hours, once, and not again with each request', async () => {
    const countSince = vi.fn(() => Promise.resolve(9_999));
    const budget = createBudget(() => 1e12, { countSince });
    expect(await take(budget, 1, 'a.org', 105)).toBe(100);
    expect(countSince).toHaveBeenCalledExactlyOnceWith(1e12 - 24 * 60 * 60 * 1000, 1e12);
  });
});
