// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const ask = vi.fn<() => Promise<unknown>>();
let end: AbortController;

/** Each test has a guard of its own: it remembers whether it has asked. */
beforeEach(async () => {
  vi.resetModules();
  ask.mockReset().mockResolvedValue(true);
  end = new AbortController();
  const { onTouch } = await import('../../utils/page/guard.ts');
  for (const type of ['focusin', 'input', 'blur', 'dragenter', 'paste'])
    addEventListener(
      type,
      (event) => {
        onTouch(event, ask);
      },
      { capture: true, signal: end.signal },
    );
});
afterEach(() => {
  end.abort();
});

function focus(html: string): void {
  document.body.innerHTML = html;
  (document.body.firstElementChild as HTMLElement).focus();
}

test.each([
  '<input>',
  '<input type="email">',
  '<input type="password">',
  '<textarea></textarea>',
  '<select></select>',
])('%s that gets the focus is a touch', (html) => {
  focus(html);
  expect(ask).toHaveBeenCalledTimes(1);
});

test.each(['<button>Send</button>', '<a href="/">Home</a>'])('%s that gets the focus is none', (html) => {
  focus(html);
  expect(ask).not.toHaveBeenCalled();
});

test('a button that sends a form is a touch when it gets the focus', () => {
  document.body.innerHTML = '<form><button>Send</button></form>';
  document.querySelector('button')?.focus();
  expect(ask).toHaveBeenCalledTimes(1);
});

test.each([
  ['dragenter', 'dataTransfer'],
  ['paste', 'clipboardData'],
])('%s is a touch where it brings files', (type, property) => {
  const bring = (...types: string[]) =>
    document.body.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { [property]: { types } }));
  bring('text/plain');
  expect(ask).not.toHaveBeenCalled();
  bring('text/plain', 'Files');
  expect(ask).toHaveBeenCalledTimes(1);
});

test('text in a field that had the focus before is a touch', () => {
  document.body.innerHTML = '<input>';
  document.body.firstElementChild?.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  expect(ask).toHaveBeenCalledTimes(1);
});

test('the focus going into a frame is a touch, leaving the window is none', () => {
  dispatchEvent(new Event('blur'));
  expect(ask).not.toHaveBeenCalled();
  document.body.innerHTML = '<iframe></iframe>';
  vi.spyOn(document, 'activeElement', 'get').mockReturnValue(document.querySelector('iframe'));
  dispatchEvent(new Event('blur'));
  vi.restoreAllMocks();
  expect(ask).toHaveBeenCalledTimes(1);
});

test('it asks once, and again only where it had no answer', async () => {
  ask.mockResolvedValueOnce(null);
  focus('<input>');
  await vi.waitFor(() => {
    focus('<input>');
    expect(ask).toHaveBeenCalledTimes(2);
  });
  focus('<input>');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('without a touch nothing of the page is read', () => {
  const read = vi.spyOn(document, 'querySelector');
  document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(read).not.toHaveBeenCalled();
});
