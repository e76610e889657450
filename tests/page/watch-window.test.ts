// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../utils/core/model.ts';
import { findWindows } from '../../utils/page/find.ts';
import { watchWindow } from '../../utils/page/watch-window.ts';
import { one } from './acting.ts';
import { openPage } from './pages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a window that is sent while no recipient is seen is blind, until one is', () => {
  const document = openPage(
    '<form><input name="to"><input name="subject"><textarea rows="9"></textarea><button>Send</button></form>',
    'https://post.example.org/app',
  );
  const [window] = findWindows(null, document);
  if (!window) throw new Error('no window');
  const drafts: Draft[] = [];
  const watched = watchWindow(
    window,
    () => null,
    (_, draft) => drafts.push(draft),
    () => undefined,
  );
  watched.read();
  watched.readFinal();
  watched.read();
  (one(document, '[name=to]') as HTMLInputElement).value = 'ann@one.example';
  watched.readFinal();
  expect(drafts.map(({ blind, recipients }) => [blind, recipients.length])).toEqual([
    [false, 0],
    [true, 0],
    [false, 1],
  ]);
  watched.close();
});
