// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const ask = vi.fn<() => Promise<unknown>>();
let end: AbortController;

/** Each test has a guard of its own: it remembers whether it has asked. */
beforeEach(async () => {
  vi.resetModules();
  ask.mockReset().mockResolvedValue(true);
  Reflect.deleteProperty(globalThis, Symbol.for('sealcheck.files'));
  end = new AbortController();
  const { onTouch } = await import('../../utils/page/guard.ts');
  for (const type of ['focusin', 'input', 'click', 'blur', 'dragenter', 'paste'])
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

test('a click on a file field is a touch, also by a script on one that is hidden; no other click is', () => {
  document.body.innerHTML = '<p>text</p><input type=checkbox><button>Send</button><input type=file hidden>';
  for (const other of ['p', 'button']) document.querySelector<HTMLElement>(other)?.click();
  document.querySelector('input')?.dispatchEvent(new Event('click', { bubbles: true }));
  expect(ask).not.toHaveBeenCalled();
  document.querySelector<HTMLElement>('[type=file]')?.click();
  expect(ask).toHaveBeenCalledTimes(1);
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

/** Where the script that comes later finds files. */
const noted = () => (globalThis as Record<symbol, unknown>)[Symbol.for('sealcheck.files')];

test('files pasted while the script that the focus has called for is on its way are noted', () => {
  ask.mockReturnValue(new Promise(() => undefined));
  focus('<textarea></textarea>');
  const field = document.querySelector('textarea');
  const paste = (...types: string[]) =>
    field?.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData: { types } }));
  paste('text/plain');
  expect(noted()).toBeUndefined();
  paste('Files');
  expect(noted()).toBe(field);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('files that are only dragged over the page are not taken for brought', () => {
  const files = { dataTransfer: { types: ['Files'] } };
  document.body.dispatchEvent(Object.assign(new Event('dragenter', { bubbles: true }), files));
  expect(noted()).toBe(true);
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
