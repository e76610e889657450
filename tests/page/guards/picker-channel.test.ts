// @vitest-environment jsdom
import { runInThisContext } from 'node:vm';
import { afterEach, expect, test, vi } from 'vitest';
import { notePickers, onPicker } from '../../../utils/page/forms/channel.ts';

const CHANNEL = 'e7c1d8a4';
let end = new AbortController();
afterEach(() => {
  end.abort();
  end = new AbortController();
});

const tell = (field: HTMLInputElement | null) =>
  document.dispatchEvent(new MouseEvent(CHANNEL, { relatedTarget: field }));
const field = () => Object.assign(document.createElement('input'), { type: 'file' });

test('pickers are noted until the engine comes, and then told at once', () => {
  // Run as the worker injects it: as text, without this module's scope.
  (runInThisContext(`(${notePickers.toString()})`) as typeof notePickers)(CHANNEL);
  const [first, second] = [field(), field()];
  tell(first);
  const hear = vi.fn();
  onPicker(hear, end.signal);
  expect(hear.mock.calls).toEqual([[first]]);
  tell(second);
  tell(null);
  expect(hear.mock.calls).toEqual([[first], [second], [null]]);
});

test('an engine that has ended hears no more; the one after it hears what came in between', () => {
  const before = vi.fn();
  onPicker(before, end.signal);
  end.abort();
  tell(null);
  expect(before).not.toHaveBeenCalled();
  const after = vi.fn();
  onPicker(after, new AbortController().signal);
  expect(after.mock.calls).toEqual([[null]]);
});
