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
  for (const type of ['focusin', 'input', 'blur'])
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

test.each(['<input>', '<input type="email">', '<input type="search">', '<textarea></textarea>'])(
  '%s that gets the focus is a touch',
  (html) => {
    focus(html);
    expect(ask).toHaveBeenCalledTimes(1);
  },
);

test.each([
  '<input type="checkbox">',
  '<input type="password">',
  '<button>Send</button>',
  '<a href="/">Home</a>',
])('%s that gets the focus is none', (html) => {
  focus(html);
  expect(ask).not.toHaveBeenCalled();
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
