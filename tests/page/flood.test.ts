// @vitest-environment jsdom
/**
 * A page that floods us with events, fields, forms and shadow trees: the work we do is counted, and does not grow with
 * it.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchChatTouch } from '../../utils/page/chats/watch-touch.ts';
import { calmLooks } from '../../utils/page/forms/calm-looks.ts';
import { focusedIn } from '../../utils/page/forms/roots.ts';
import { watchLogin } from '../../utils/page/tips/may-be-login.ts';
import { unread } from '../../utils/page/forms/sending.ts';

const MANY = 10_000;

describe('ten thousand touches', () => {
  const send = vi.fn<(message: { name: string }) => Promise<unknown>>();
  let onEvent: (event: Event) => void;
  beforeEach(async () => {
    vi.resetModules();
    send.mockReset().mockResolvedValue({ ok: true });
    vi.stubGlobal('chrome', { runtime: { sendMessage: send } });
    ({ onEvent } = await import('../../utils/page/guards/guard.ts'));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });
  const touch = (target: EventTarget, type = 'focusin') => {
    const event = new Event(type, { bubbles: true, composed: true });
    vi.spyOn(event, 'composedPath').mockReturnValue([target, document.body]);
    onEvent(event);
  };

  it('of as many forms ask the worker once', () => {
    for (let at = 0; at < MANY; at += 1) touch(document.createElement('input'));
    expect(send.mock.calls.map(([{ name }]) => name)).toEqual(['inject:touch']);
  });

  it('while the worker answers nothing ask it once, too', () => {
    send.mockReturnValue(new Promise(() => undefined));
    for (let at = 0; at < MANY; at += 1) touch(document.createElement('input'), 'input');
    expect(send).toHaveBeenCalledOnce();
  });

  it('look at what was touched alone, however large and deep the page is', () => {
    let depth = document.body as Element;
    for (let at = 0; at < 200; at += 1) {
      const inner = document.createElement('x-in');
      depth.append(inner);
      const root = inner.attachShadow({ mode: 'open' });
      depth = root.appendChild(document.createElement('div'));
    }
    const reads = [
      vi.spyOn(Document.prototype, 'querySelectorAll'),
      vi.spyOn(Document.prototype, 'querySelector'),
      vi.spyOn(Element.prototype, 'querySelectorAll'),
      vi.spyOn(Element.prototype, 'querySelector'),
      vi.spyOn(Node.prototype, 'childNodes', 'get'),
      vi.spyOn(Element.prototype, 'children', 'get'),
    ];
    const field = depth.appendChild(document.createElement('input'));
    for (const spy of reads) spy.mockClear();
    for (let at = 0; at < MANY / 10; at += 1) touch(field);
    expect(reads.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBe(0);
    expect(send).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });
});

describe('a script that moves the focus without end', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('has the page searched for a chat five times a second, and once more at its end', async () => {
    document.body.innerHTML = '<meta content="BlueBubbles">';
    const found = vi.fn(() => Promise.resolve(null));
    watchChatTouch(document, found);
    for (let at = 0; at < 900; at += 1) {
      document.dispatchEvent(new Event('focusin'));
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(found.mock.calls.length).toBeGreaterThan(3);
    expect(found.mock.calls.length).toBeLessThanOrEqual(6);
    found.mockClear();
    await vi.advanceTimersByTimeAsync(150);
    expect(found).toHaveBeenCalled();
  });

  it('has the title and address searched for a log-in five times a second, and once more at its end', async () => {
    document.title = 'Sign in';
    const found = vi.fn(() => Promise.resolve(null));
    watchLogin(document, found);
    for (let at = 0; at < 900; at += 1) {
      window.dispatchEvent(new Event('focusin'));
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(found.mock.calls.length).toBeGreaterThan(3);
    expect(found.mock.calls.length).toBeLessThanOrEqual(6);
    found.mockClear();
    await vi.advanceTimersByTimeAsync(200);
    expect(found).toHaveBeenCalled();
    document.title = '';
  });

  it('has no field asked for a shadow tree, which none has', () => {
    const ask = vi.fn((element: Element) => element.shadowRoot);
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: ask } });
    const host = document.body.appendChild(document.createElement('x-in'));
    const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('input'));
    inner.focus();
    expect(focusedIn(host)).toBe(inner);
    expect(ask.mock.calls).toEqual([[host]]);
  });
});

describe('ten thousand forms that a script goes through', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('are looked at five times a second; all others are to be held, until they are looked at', () => {
    const FORMS = 2_000;
    const look = vi.fn<(touched: Element) => void>();
    const touch = calmLooks(look);
    const fields = Array.from({ length: FORMS }, () => {
      const form = document.body.appendChild(document.createElement('form'));
      return form.appendChild(document.createElement('input'));
    });
    for (const field of fields) {
      touch(field);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(1000);
    expect(look.mock.calls.length).toBeLessThanOrEqual(FORMS / 200 + 2);
    const seen = new Set(look.mock.calls.map(([field]) => field));
    expect(seen.has(fields.at(-1) as Element)).toBe(true);
    const held = fields.filter((field) => unread.has(field.form as Element));
    expect(held).toHaveLength(FORMS - seen.size);
    expect(held.some((field) => seen.has(field))).toBe(false);
    touch(held[0] as Element);
    expect(unread.has(held[0]?.form as Element)).toBe(false);
  });
});
