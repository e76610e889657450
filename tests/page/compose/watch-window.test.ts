// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../../utils/core/model.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { watchWindow } from '../../../utils/page/compose/watch-window.ts';
import { one, pass } from '../acting.ts';
import { activation, openPage } from '../pages.ts';

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
  watched.flush();
  watched.read();
  (one(document, '[name=to]') as HTMLInputElement).value = 'ann@one.example';
  watched.flush();
  expect(drafts.map(({ blind, recipients }) => [blind, recipients.length])).toEqual([
    [false, 0],
    [true, 0],
    [false, 1],
  ]);
  watched.close();
});

test('a draft that a person’s act has changed is theirs, however late it is read', async () => {
  const document = openPage(
    '<form><input name="to"><i></i><input name="subject"><textarea rows="9"></textarea><button>Send</button></form>',
    'https://post.example.org/app',
  );
  const [window] = findWindows(null, document);
  if (!window) throw new Error('no window');
  const acted: boolean[] = [];
  const watched = watchWindow(
    window,
    () => null,
    (_window, _draft, isActed) => acted.push(isActed),
    () => undefined,
  );
  watched.read();
  const fill = async (address: string) => {
    (one(document, '[name=to]') as HTMLInputElement).value = address;
    one(document, 'i').append('changed');
    await pass(0);
    activation.isActive = false;
    await pass(500);
  };
  activation.isActive = true;
  await fill('ann@one.example');
  await fill('bob@two.example');
  expect(acted).toEqual([false, true, false]);
  watched.close();
});
