// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { composeCss } from '../../utils/adapters/compose-css.ts';
import { ADAPTERS } from '../../utils/adapters/index.ts';
import { watchMailGuard } from '../../utils/page/mail-guard.ts';

const found = vi.fn();
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
afterEach(() => {
  // A guard is gone once it has found a window.
  open();
  vi.runAllTimers();
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
