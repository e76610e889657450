// @vitest-environment jsdom
/**
 * Keys that belong to an input method (UI Events, "isComposing" and "keyCode") send nothing, whatever the app's send
 * key is.
 */
import { afterEach, expect, it, vi } from 'vitest';
import type { Sendable } from '../../../utils/page/send/pressed.ts';
import { watchSend } from '../../../utils/page/send/watch-send.ts';

const life = new AbortController();
afterEach(() => {
  document.body.replaceChildren();
});

it.each([
  ['Enter', false],
  ['Control+Enter', true],
])('%s that ends a composition is not held, and the next one is', (sendKey, ctrlKey) => {
  document.body.innerHTML = '<div id=root><textarea></textarea></div>';
  const [root, field] = [document.querySelector('#root'), document.querySelector('textarea')];
  if (!root || !field) throw new Error('the window');
  const window: Sendable = { root, adapter: { send: [], sendKeys: [sendKey] } };
  const onSend = vi.fn();
  // No script can create a trusted event, so the listener is called with an object that looks like one.
  const heard = vi.spyOn(globalThis.window, 'addEventListener');
  watchSend(document, {
    signal: life.signal,
    isSend: () => false,
    windowOf: () => window,
    lastUsed: () => window,
    onSend,
  });
  const onKey = heard.mock.calls.find(([type]) => type === 'keydown')?.[1] as (event: object) => void;
  const press = (taken: object) => {
    const event = { type: 'keydown', key: 'Enter', ctrlKey, isComposing: false, isTrusted: true, ...taken };
    onKey({ ...event, composedPath: () => [field, root] });
  };
  press({ isComposing: true });
  press({ keyCode: 229 });
  expect(onSend).not.toHaveBeenCalled();
  press({});
  expect(onSend).toHaveBeenCalledOnce();
});
