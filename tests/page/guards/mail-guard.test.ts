// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://mail.example.org/" }
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { composeCss } from '../../../utils/build/compose-css.ts';
import { ADAPTERS } from '../../../utils/adapters/index.ts';
import { isComposing } from '../../../utils/page/compose/composing.ts';
import { watchMailGuard, watchOpenings } from '../../../utils/page/guards/mail-guard.ts';

const found = vi.fn(() => Promise.resolve<unknown>(true));
const open = () => {
  document.body.innerHTML = '<div class="M9"></div>';
  document.body.click();
};
beforeEach(() => {
  vi.useFakeTimers();
  found.mockClear();
  document.body.innerHTML = '<main>Inbox</main>';
  watchMailGuard(composeCss(ADAPTERS), found);
});
afterEach(async () => {
  // Ends the guard: it stops once it has found a window.
  open();
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

test('reading mail never asks for the compose engine', () => {
  vi.advanceTimersByTime(10_000);
  document.body.click();
  vi.advanceTimersByTime(10_000);
  expect(found).not.toHaveBeenCalled();
});

test('a compose window that a click opens late asks for it, once', () => {
  vi.advanceTimersByTime(10_000);
  document.body.click();
  vi.advanceTimersByTime(1000);
  document.body.innerHTML = '<div class="M9"></div>';
  vi.advanceTimersByTime(300);
  document.body.click();
  vi.advanceTimersByTime(10_000);
  expect(found).toHaveBeenCalledTimes(1);
});

test('a compose window that the page was opened with asks for it', () => {
  document.body.innerHTML = '<div class="M9"></div>';
  vi.advanceTimersByTime(4000);
  expect(found).toHaveBeenCalledTimes(1);
});

test('where no answer came the window asks again, until there is one', async () => {
  found.mockResolvedValueOnce(null).mockRejectedValueOnce(new Error('the worker is gone'));
  document.body.innerHTML = '<div class="M9"></div>';
  await vi.advanceTimersByTimeAsync(60_000);
  expect(found).toHaveBeenCalledTimes(3);
  document.body.click();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(found).toHaveBeenCalledTimes(3);
});

test('without an event nothing is looked for after the start', () => {
  vi.advanceTimersByTime(4000);
  const looked = vi.spyOn(document, 'querySelector');
  vi.advanceTimersByTime(60_000);
  expect(looked).not.toHaveBeenCalled();
  looked.mockRestore();
});

test.each(ADAPTERS.filter(({ matches }) => matches.length > 0).map((one) => [one.name, one] as const))(
  'a window of %s is among what is looked for',
  (_name, { compose, editor }) => {
    const css = composeCss(ADAPTERS);
    for (const selector of [...compose, ...editor]) expect(css).toContain(selector.css);
    expect(() => document.querySelector(css)).not.toThrow();
  },
);

const opened = vi.fn(() => Promise.resolve<unknown>(true));
const touch = (html: string) => {
  document.body.innerHTML = html;
  document.querySelector<HTMLElement>('[x]')?.focus();
};

test.each([
  '<a x href="https://www.example.net/">a link</a>',
  '<a x href="mailto:bob@example.net">mail</a>',
  '<form action="https://collect.example/"><input x></form>',
  '<form><button x>Search</button></form>',
  '<input x name="to">',
])('a touch of %s in a mail brings nothing', (html) => {
  opened.mockClear();
  watchOpenings(opened);
  touch(html);
  expect(opened).not.toHaveBeenCalled();
});

test.each([
  '<a x href="sms:+1555">text</a>',
  '<a x href="tel:+1555">call</a>',
  '<a x href="ftp://files.example.net/">files</a>',
  '<form action="http://open.example/"><input x></form>',
  '<form action="http://open.example/"><input name="action"><input x></form>',
  '<form action="mailto:sales@example.net"><input x></form>',
])('a touch of %s in a mail is noted once, and files there stay the mail’s', (html) => {
  opened.mockClear();
  watchOpenings(opened);
  touch(html);
  touch(html);
  // The guards of earlier cases are still running, and each of them reports once.
  expect(opened).toHaveBeenCalled();
  expect(isComposing()).toBe(true);
});
