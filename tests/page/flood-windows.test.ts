// @vitest-environment jsdom
/**
 * A page that floods us with compose windows: the work to find those in use is counted, and does not grow with their
 * number.
 */
import { describe, expect, it, vi } from 'vitest';
import { findWindows } from '../../utils/page/compose/find.ts';
import { readDraft } from '../../utils/page/compose/read-draft.ts';
import { openPage } from './pages.ts';

const MANY = 1_000;

describe('a page of compose windows', () => {
  const WINDOW =
    '<div role="dialog"><input name="to" value="pat@example.org"><input name="subject"><textarea name="body"></textarea><button>Send</button></div>';
  const pageOf = (count: number, window = WINDOW) =>
    openPage(window.repeat(count), 'https://www.example.org/');
  /** Counts how often attributes are read to find the windows. */
  const readsOf = (document: Document) => {
    const reads = vi.spyOn(Element.prototype, 'getAttribute');
    findWindows(null, document);
    const count = reads.mock.calls.length;
    reads.mockRestore();
    return count;
  };
  const inputsOf = (document: Document) => [...document.querySelectorAll<HTMLElement>('[name=to]')];

  it('is read all the same where there are many; of more, the one in use', () => {
    expect(findWindows(null, pageOf(50))).toHaveLength(50);
    const document = pageOf(MANY);
    inputsOf(document)[567]?.focus();
    const [window, ...more] = findWindows(null, document);
    expect(more).toEqual([]);
    expect(window?.root).toBe(document.querySelectorAll('[role=dialog]')[567]);
    expect(window && readDraft(window).recipients).toEqual([{ field: 'to', text: 'pat@example.org' }]);
  });

  it('has the one that came after all others found, in a shadow tree, too', () => {
    const document = pageOf(MANY);
    const host = document.body.appendChild(document.createElement('x-app'));
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = WINDOW;
    root.querySelector('input')?.focus();
    expect(findWindows(null, document).map((one) => one.root)).toEqual([root.querySelector('[role=dialog]')]);
  });

  it('has an end where what it holds is deeper than is counted', () => {
    const document = openPage(
      `<main><input id=used>${'<div>'.repeat(70)}${'<input name=other>'.repeat(1001)}${'</div>'.repeat(70)}</main>`,
      'https://www.example.org/',
    );
    document.getElementById('used')?.focus();
    expect(findWindows(null, document)).toEqual([]);
  });

  it('is read no more than once, however many there are', () => {
    const [few, many] = [pageOf(340), pageOf(MANY)];
    for (const document of [few, many]) inputsOf(document)[50]?.focus();
    expect(readsOf(many)).toBeLessThanOrEqual(readsOf(few));
  });

  it('with more fields than are read is not searched for shadow trees, element by element', () => {
    const asked = (count: number) => {
      const document = pageOf(count);
      inputsOf(document)[50]?.focus();
      const view = document.defaultView as unknown as typeof globalThis;
      const ask = vi.spyOn(view.Element.prototype, 'shadowRoot', 'get');
      expect(findWindows(null, document).length).toBeGreaterThan(0);
      return ask.mock.calls.length;
    };
    expect(asked(100)).toBeGreaterThan(400);
    expect(asked(MANY)).toBeLessThan(100);
  });

  it('is not gone through for the labels of a field that none can name', () => {
    const document = pageOf(50, WINDOW.replace('<button>', '<input class="other"><button>'));
    const view = document.defaultView as unknown as typeof globalThis;
    const ask = vi.spyOn(view.HTMLInputElement.prototype, 'labels', 'get');
    expect(findWindows(null, document)).toHaveLength(50);
    expect(ask).not.toHaveBeenCalled();
    for (const [at, input] of document.querySelectorAll('.other').entries()) input.id = `other${at}`;
    findWindows(null, document);
    expect(ask).toHaveBeenCalled();
  });

  it('without anything in use has nothing known of it', () => {
    expect(findWindows(null, pageOf(MANY))).toEqual([]);
  });
});
