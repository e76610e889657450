/** A new guard for each test, since a guard remembers what it has requested. */
import { afterEach, beforeEach, vi } from 'vitest';

const EVENTS = ['focusin', 'input', 'click', 'blur', 'dragenter', 'paste', 'pointerdown', 'mouseover'];

/**
 * Starts a guard before each test of the file and ends it after; the worker answers `true` unless `send` is mocked
 * otherwise.
 */
export function freshGuards() {
  const send = vi.fn<(message: { name: string; request: object }) => Promise<unknown>>();
  let current: (event: Event) => void;
  let end: AbortController;
  beforeEach(async () => {
    vi.resetModules();
    vi.stubGlobal('chrome', { runtime: { sendMessage: send } });
    send.mockReset().mockResolvedValue({ ok: true, value: true });
    Reflect.deleteProperty(globalThis, Symbol.for('sealcheck.files'));
    end = new AbortController();
    ({ onEvent: current } = await import('../../../utils/page/guards/guard.ts'));
    for (const type of EVENTS) addEventListener(type, current, { capture: true, signal: end.signal });
  });
  afterEach(() => {
    end.abort();
    vi.unstubAllGlobals();
  });
  return {
    send,
    onEvent: (event: Event) => {
      current(event);
    },
    /** Returns the names of the guard's requests, in order. */
    asked: () => send.mock.calls.map(([{ name }]) => name),
  };
}
