// @vitest-environment jsdom
/** A page that floods us with events, fields, forms and shadow trees: what we do for it is counted, and does not grow with it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundedRescans } from '../../utils/page/dom/rescans.ts';

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

describe('the looks for compose windows', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('are three after ten thousand events at once, and none afterwards', () => {
    const look = vi.fn();
    const end = new AbortController();
    const looks = boundedRescans(look, end.signal);
    vi.advanceTimersByTime(10_000);
    look.mockClear();
    for (let at = 0; at < MANY; at += 1) looks.request();
    vi.advanceTimersByTime(60_000);
    expect(look).toHaveBeenCalledTimes(3);
    looks.request();
    end.abort();
    vi.advanceTimersByTime(60_000);
    expect(look).toHaveBeenCalledTimes(3);
  });

  it.each([
    [0, 20],
    [1, 20],
    [100, 1],
  ])(
    'of %d ms each are no more than %d a second, and never none, while events go on for ever',
    (took, most) => {
      let looked = 0;
      const look = () => {
        looked += 1;
        vi.setSystemTime(Date.now() + took);
        vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
      };
      vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
      const end = new AbortController();
      const looks = boundedRescans(look, end.signal);
      vi.advanceTimersByTime(10_000);
      looked = 0;
      for (let at = 0; at < 10_000; at += 1) {
        looks.request();
        vi.advanceTimersByTime(1);
      }
      expect(looked).toBeLessThanOrEqual(most * 10 + 3);
      expect(looked).toBeGreaterThanOrEqual(most * 3);
      end.abort();
      vi.restoreAllMocks();
    },
  );
});
