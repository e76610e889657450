/** The policy builder as a person uses it: writes, waits for the check, reads the result. */
import type { Page } from '../world/browsers/browser.ts';

export const MANY = 10_000;
/** The most rows that a person may see at once, in all lists of the page together. */
export const MAX_ROWS = 400;
/** Returns MANY values, each made from its index. */
export const entries = (text: (index: number) => unknown) =>
  Array.from({ length: MANY }, (_, at) => text(at));
/** A policy of the largest size, as JSON. */
export const LARGE = JSON.stringify(
  {
    locked: {
      exceptions: entries((at) => ({ kind: 'domain', value: `d${at}.example`, reason: 'Orders by fax' })),
      internalDomains: entries((at) => `*.i${at}.example`),
    },
  },
  null,
  2,
);

/** Replaces the policy's text as pasting does. */
export const paste = (page: Page, text: string) =>
  page.evaluate(`(() => {
    const field = document.querySelector('#policy');
    field.select();
    field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertFromPaste' }));
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
/** Waits until the check of the policy has ended. */
export const checked = (page: Page) =>
  page.waitFor(`document.querySelector('#problems').getAttribute('aria-busy') === 'false'`, 'the check');
/** Returns the problems that the page shows. */
export const told = (page: Page) => page.evaluate<string>(`document.querySelector('#problems').innerText`);
/** Returns how many list items and table rows the page has. */
export const rows = (page: Page) => page.evaluate<number>(`document.querySelectorAll('li, tr').length`);

/** Script: measures how long one change keeps the page busy, and the time until the next frame is drawn (ms). */
export const TIMED = `const timed = async (change) => {
  const from = performance.now();
  change();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return Math.round(performance.now() - from);
};`;
