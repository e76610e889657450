// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { roundcube } from '../../../utils/adapters/roundcube.ts';
import { adapterFor, noteNamed } from '../../../utils/page/compose/site.ts';
import { watchCompose } from '../../../utils/page/compose/watch.ts';
import type { ComposeWindow } from '../../../utils/page/compose/window.ts';
import { pass } from '../acting.ts';
import { openFixture, openPage } from '../pages.ts';

const PLACE = Symbol.for('sealcheck.adapters');
const own = globalThis as Record<symbol, unknown>;
const { name, matches, detect } = roundcube;

beforeEach(() => {
  vi.useFakeTimers();
  own[PLACE] = [{ name, matches, detect }];
});
afterEach(() => {
  vi.useRealTimers();
  own[PLACE] = undefined;
});

/** Returns the windows found where only the marks of self-hosted apps were injected. */
async function findWith(inject: (app: string) => Promise<unknown>): Promise<ComposeWindow[]> {
  const document = openFixture('tests/fixtures/adapters/roundcube/2026-elastic.html');
  const found = new Set<ComposeWindow>();
  const { signal } = new (document.defaultView as unknown as typeof globalThis).AbortController();
  watchCompose({
    signal,
    adapter: null,
    inject,
    document,
    onDraft: (window) => found.add(window),
    onClosed: () => undefined,
  });
  await pass(5000);
  return [...found];
}

test('a self-hosted app is read by its own adapter, which its marks have called for once', async () => {
  const bring = vi.fn((app: string) => {
    own[PLACE] = [roundcube];
    return Promise.resolve(app);
  });
  const windows = await findWith(bring);
  expect(windows.map(({ adapter }) => adapter?.name)).toEqual(['Roundcube']);
  expect(bring.mock.calls).toEqual([['Roundcube']]);
});

test('an adapter that cannot be brought leaves the window to the general rule', async () => {
  const windows = await findWith(() => Promise.resolve(null));
  expect(windows.map(({ adapter }) => adapter)).toEqual([null]);
});

test('an app that an organisation names applies without its host and marks, if its adapter came', () => {
  const document = openPage('<p>Nothing of any app</p>', 'https://mail.city.org/');
  own[PLACE] = undefined;
  noteNamed();
  own[PLACE] = [{ name, matches, detect }];
  expect(adapterFor(document)).toBe(null);
  own[PLACE] = [roundcube];
  noteNamed();
  expect(adapterFor(document)).toBe(roundcube);
  Reflect.deleteProperty(globalThis, Symbol.for('sealcheck.app'));
});
