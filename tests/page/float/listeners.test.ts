// @vitest-environment jsdom
/** What the listener that every page gets costs, before anything else of ours is there. */
import { afterEach, expect, it, vi } from 'vitest';
import { listenTo } from '../../../utils/page/float/listeners.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Events whose non-passive listeners make the browser wait before it scrolls or zooms. */
const SCROLLS = ['touchstart', 'touchmove', 'touchend', 'touchcancel', 'wheel', 'DOMMouseScroll'];

it('keeps no finger and no wheel waiting', () => {
  const listen = vi.spyOn(globalThis, 'addEventListener');
  listenTo(true, () => undefined);
  const passive = listen.mock.calls.filter(([, , options]) => (options as AddEventListenerOptions).passive);
  expect(passive.map(([type]) => type)).toEqual(expect.arrayContaining(SCROLLS));
});

it('hears of what pages listened to before there were others, and of a copy', () => {
  const listen = vi.spyOn(globalThis, 'addEventListener');
  listenTo(true, () => undefined);
  const types = listen.mock.calls.map(([type]) => type);
  expect(types).toEqual(
    expect.arrayContaining(['DOMActivate', 'DOMFocusIn', 'DOMFocusOut', 'textInput', 'copy']),
  );
});

it('leaves nothing behind when it ends', () => {
  const heard = vi.fn();
  listenTo(true, heard);
  listenTo(true, heard);
  for (const type of ['click', 'wheel', 'touchstart']) dispatchEvent(new Event(type));
  expect(heard).toHaveBeenCalledTimes(3);
  listenTo(false, heard);
  for (const type of ['click', 'wheel', 'touchstart']) dispatchEvent(new Event(type));
  expect(heard).toHaveBeenCalledTimes(3);
});
