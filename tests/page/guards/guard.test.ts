// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { freshGuards } from './fresh-guard.ts';

const { send, asked } = freshGuards();

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
  expect(asked()).toEqual(['inject:touch']);
});

test.each(['<button>Send</button>', '<a href="/">Home</a>'])('%s that gets the focus is none', (html) => {
  focus(html);
  expect(asked()).toEqual([]);
});

test('a click on a file field is a touch, also by a script on one that is hidden; no other click is', () => {
  document.body.innerHTML = '<p>text</p><input type=checkbox><button>Send</button><input type=file hidden>';
  for (const other of ['p', 'button']) document.querySelector<HTMLElement>(other)?.click();
  document.querySelector('input')?.dispatchEvent(new Event('click', { bubbles: true }));
  expect(asked()).toEqual([]);
  document.querySelector<HTMLElement>('[type=file]')?.click();
  expect(asked()).toEqual(['inject:touch']);
});

test('a button that sends a form is a touch when it gets the focus', () => {
  document.body.innerHTML = '<form><button>Send</button></form>';
  document.querySelector('button')?.focus();
  expect(asked()).toEqual(['inject:touch']);
});

test.each([
  ['dragenter', 'dataTransfer'],
  ['paste', 'clipboardData'],
])('%s is a touch where it brings files', (type, property) => {
  const bring = (...types: string[]) =>
    document.body.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { [property]: { types } }));
  bring('text/plain');
  expect(asked()).toEqual([]);
  bring('text/plain', 'Files');
  expect(asked()).toEqual(['inject:touch']);
});

/** Returns the files as the script that is injected later finds them. */
const noted = () => (globalThis as Record<symbol, unknown>)[Symbol.for('sealcheck.files')];

test('files pasted while the script that the focus has called for is on its way are noted', () => {
  send.mockReturnValue(new Promise(() => undefined));
  focus('<textarea></textarea>');
  const field = document.querySelector('textarea');
  const paste = (...types: string[]) =>
    field?.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData: { types } }));
  paste('text/plain');
  expect(noted()).toBeUndefined();
  paste('Files');
  expect(noted()).toEqual([field, expect.any(Event), ['Files']]);
  expect(asked()).toEqual(['inject:touch']);
});

test.each([
  ['dragged over the page', 'dragenter', { dataTransfer: { types: ['Files'] } }, '<p></p>', false, true],
  ['a picture', 'paste', { clipboardData: { types: ['Files'] } }, '<textarea></textarea>', false, 'there'],
  [
    'a text with its picture',
    'paste',
    { clipboardData: { types: ['text/plain', 'Files'] } },
    '<textarea></textarea>',
    false,
    true,
  ],
  [
    'a text with its picture, which the page takes',
    'paste',
    { clipboardData: { types: ['text/plain', 'Files'] } },
    '<textarea></textarea>',
    true,
    'there',
  ],
  [
    'a text with its picture, into an editor',
    'paste',
    { clipboardData: { types: ['text/plain', 'Files'] } },
    '<p contenteditable></p>',
    false,
    'there',
  ],
  ['chosen', 'input', {}, '<input type=file>', false, 'there'],
  ['about to be chosen', 'click', {}, '<input type=file>', false, true],
] as const)('files: %s', async (_, type, more, html, isTaken, at) => {
  document.body.innerHTML = html;
  const target = document.body.firstElementChild;
  const { filesAt } = await import('../../../utils/page/forms/touched.ts');
  if (isTaken)
    target?.addEventListener(type, (event) => {
      event.preventDefault();
    });
  target?.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), more));
  expect(filesAt()).toBe(at === 'there' ? target : at);
  expect(filesAt(), 'asked again').toBe(at === 'there' ? target : at);
});

test('text in a field that had the focus before is a touch', () => {
  document.body.innerHTML = '<input>';
  document.body.firstElementChild?.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  expect(asked()).toEqual(['inject:touch']);
});

test('the focus going into a frame is a touch, leaving the window is none', () => {
  dispatchEvent(new Event('blur'));
  expect(asked()).toEqual([]);
  document.body.innerHTML = '<iframe></iframe>';
  vi.spyOn(document, 'activeElement', 'get').mockReturnValue(document.querySelector('iframe'));
  dispatchEvent(new Event('blur'));
  vi.restoreAllMocks();
  expect(asked()).toEqual(['inject:touch']);
});

test('it asks once, and again only where it had no answer', async () => {
  send.mockResolvedValueOnce(null);
  focus('<input>');
  await vi.waitFor(() => {
    focus('<input>');
    expect(asked()).toEqual(['inject:touch', 'inject:touch']);
  });
  focus('<input>');
  expect(asked()).toEqual(['inject:touch', 'inject:touch']);
});

test('a question that the worker never answers is asked again by a touch some seconds later', () => {
  vi.useFakeTimers();
  send.mockReturnValue(new Promise(() => undefined));
  focus('<input>');
  vi.advanceTimersByTime(8_000);
  focus('<input>');
  expect(asked()).toEqual(['inject:touch']);
  vi.advanceTimersByTime(2_000);
  focus('<input>');
  expect(asked()).toEqual(['inject:touch', 'inject:touch']);
  vi.useRealTimers();
});

test('a question that was answered well is never asked again', async () => {
  focus('<input>');
  await vi.waitFor(() => send.mock.results[0]?.value as Promise<unknown>);
  vi.useFakeTimers({ now: Date.now() + 86_400_000 });
  focus('<input>');
  expect(asked()).toEqual(['inject:touch']);
  vi.useRealTimers();
});

test('without a touch nothing of the page is read', () => {
  const read = vi.spyOn(document, 'querySelector');
  document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(read).not.toHaveBeenCalled();
});

test('a link of a picture (SVG), whose address is no text, is none and no fault', () => {
  document.body.innerHTML = '<svg><a href="sms:+15550100" tabindex="0"></a></svg>';
  document.querySelector('a')?.dispatchEvent(new Event('focusin', { bubbles: true }));
  document.querySelector('a')?.dispatchEvent(new Event('mouseover', { bubbles: true }));
  expect(asked()).toEqual([]);
});

describe('a mouse that rests', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = '<a href="sms:+15550100"><b>Text us</b></a><a href="/">Home</a>';
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const moveTo = (css: string) =>
    document.querySelector(css)?.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));

  it('on a link that leaves the web brings the engine of links, once', () => {
    for (let times = 0; times < 2; times += 1) {
      moveTo('b');
      vi.advanceTimersByTime(500);
    }
    expect(asked()).toEqual(['inject:forms']);
  });

  it('on an open link of an encrypted page brings nothing', () => {
    vi.stubGlobal('isSecureContext', true);
    document.body.innerHTML = '<a href="http://www.shop.org/list.pdf">List</a>';
    moveTo('a');
    vi.advanceTimersByTime(1000);
    expect(asked()).toEqual([]);
  });

  it('elsewhere, or not for long, brings nothing', () => {
    moveTo('b');
    vi.advanceTimersByTime(300);
    moveTo('a:last-child');
    vi.advanceTimersByTime(1000);
    expect(asked()).toEqual([]);
  });
});
