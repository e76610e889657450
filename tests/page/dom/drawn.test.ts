// @vitest-environment jsdom
/** What is drawn in a page is taken away by an orphan; what was taken away before is kept by nobody. */
import { afterEach, expect, test, vi } from 'vitest';
import { noteDrawn } from '../../../utils/page/dom/drawn.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A box in a host of its own, and how often the host was taken away. */
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
