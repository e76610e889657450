// @vitest-environment jsdom
/** An orphan removes what it has drawn in a page; nothing keeps a reference to what was removed before. */
import { afterEach, expect, test, vi } from 'vitest';
import { noteDrawn } from '../../../utils/page/dom/drawn.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Returns a box in its own host, and a spy on the removal of the host. */
function drawnBox() {
  const host = document.body.appendChild(document.createElement('div'));
  const box = host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('div'));
  return { box, remove: vi.spyOn(host, 'remove') };
}

test('an orphan takes away what stands, and has forgotten what does no longer', () => {
  vi.stubGlobal('chrome', { runtime: { id: 'us' } });
  const note = noteDrawn();
  const [standing, past] = [drawnBox(), drawnBox()];
  for (const { box } of [standing, past]) note(box, true);
  note(past.box, false);
  vi.stubGlobal('chrome', { runtime: {} });
  document.body.click();
  expect([standing.remove.mock.calls.length, past.remove.mock.calls.length]).toEqual([1, 0]);
});
