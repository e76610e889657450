/** A question in its own browser window is answered, lost or moved into the page: nothing waits for it for ever. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asking } from '../../components/inline/view.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { askInWindow } from '../../utils/inline/own-window.ts';

type Hear = (value: unknown) => void;
const events = () => {
  const all = new Set<Hear>();
  return {
    addListener: (one: Hear) => void all.add(one),
    removeListener: (one: Hear) => void all.delete(one),
    tell: (value?: unknown) => {
      for (const one of all) one(value);
    },
  };
};
const onConnect = events();
const ask = vi.fn();
const portTo = (name: string) => ({
  name,
  onMessage: events(),
  onDisconnect: events(),
  postMessage: vi.fn(),
  disconnect: vi.fn(),
});

const REPORT: WindowReport = {
  id: '0:w',
  kind: 'message',
  state: 'assessed',
  pending: false,
  assessments: [],
  unreadable: 0,
};
const onAnswer = vi.fn();
const onLost = vi.fn();
const shown = { update: vi.fn(), close: vi.fn() };
const inPage = vi.fn(() => shown);
const unpoint = vi.fn();
const props: Asking = { report: REPORT, onAnswer };

const put = async () => {
  let show: () => unknown = () => undefined;
  const question = askInWindow(props, {
    point(one) {
      show = one;
      return unpoint;
    },
    inPage,
    onLost,
  });
  await vi.advanceTimersByTimeAsync(0);
  const [{ request }] = ask.mock.lastCall as [{ request: { token: string } }];
  return { question, token: request.token, show: () => void show() };
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  ask.mockResolvedValue({ ok: true, value: true });
  vi.stubGlobal('chrome', { runtime: { id: 'own', onConnect, sendMessage: ask } });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the window', () => {
  it('is asked for by a name that nobody guesses, on a page over http, too', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const [one, other] = [(await put()).token, (await put()).token];
    expect(one).toMatch(/^(\d+-){3}\d+$/);
    expect(one).not.toBe(other);
    vi.unstubAllGlobals();
  });

  it('is told the newest report, and answers', async () => {
    const { question, token, show } = await put();
    const newer = { ...REPORT, pending: true };
    question.update({ ...props, report: newer });
    const port = portTo(token);
    onConnect.tell(port);
    expect(port.postMessage).toHaveBeenLastCalledWith(newer);
    question.update(props);
    expect(port.postMessage).toHaveBeenLastCalledWith(REPORT);
    show();
    expect(port.postMessage).toHaveBeenLastCalledWith(null);
    port.onMessage.tell({ ruling: 'cancel' });
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith({ ruling: 'cancel' });
    question.close();
    port.onDisconnect.tell();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([port.disconnect.mock.calls.length, unpoint.mock.calls.length]).toEqual([1, 1]);
    expect([onLost, inPage].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('that a person closes has allowed nothing: what is held stays, as with Escape over the page', async () => {
    const { token } = await put();
    const port = portTo(token);
    onConnect.tell(port);
    port.onDisconnect.tell();
    port.onDisconnect.tell();
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith({ ruling: 'cancel' });
    expect([onLost, inPage].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    expect(unpoint).toHaveBeenCalledOnce();
  });

  it('that goes with its extension leaves nobody to answer: policy’s rule', async () => {
    const { token } = await put();
    const port = portTo(token);
    onConnect.tell(port);
    vi.stubGlobal('chrome', { runtime: {} });
    port.onDisconnect.tell();
    expect([onLost, onAnswer].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });

  it('is one: a second one, one of another question and one that comes too late are sent away', async () => {
    const { token } = await put();
    const [other, first, second, late] = [portTo('x'), portTo(token), portTo(token), portTo(token)];
    for (const port of [other, first, second]) onConnect.tell(port);
    expect(other.postMessage).not.toHaveBeenCalled();
    expect(second.disconnect).toHaveBeenCalledOnce();
    expect(first.disconnect).not.toHaveBeenCalled();
    first.onDisconnect.tell();
    onConnect.tell(late);
    expect(late.postMessage).not.toHaveBeenCalled();
  });
});

describe('the question is put in the page', () => {
  it.each([
    ['the worker says that there can be no window', { ok: true, value: false }],
    ['the worker refuses', { ok: false, error: 'internal' }],
  ])('where %s', async (_, reply) => {
    ask.mockResolvedValue(reply);
    const { question } = await put();
    expect(inPage).toHaveBeenCalledExactlyOnceWith(props);
    question.update(props);
    expect(shown.update).toHaveBeenCalledExactlyOnceWith(props);
    question.close();
    expect(shown.close).toHaveBeenCalledOnce();
    expect([onLost, unpoint].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  });

  it.each([
    ['a window does not come', () => Promise.resolve({ ok: true, value: true })],
    ['the worker hangs', () => new Promise(() => undefined)],
  ])('where %s', async (_, answers) => {
    ask.mockImplementation(answers);
    await put();
    expect(inPage).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5000);
    expect(inPage).toHaveBeenCalledOnce();
  });
});
