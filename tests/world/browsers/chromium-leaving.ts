/** What is done in a page of Chromium and may lead to another one: input is then acknowledged by nobody. */
import type { Page } from 'playwright-core';
import { leaving } from './browser.ts';

/** What was meant for the page before is done by then, once the next page is there (milliseconds). */
const SETTLED = 500;

/** Waits until `act` is acknowledged, or the next page is there. */
export async function leavingPage(page: Page, act: Promise<unknown>): Promise<void> {
  let arrive: () => void = () => undefined;
  const next = new Promise<void>((resolve) => {
    arrive = () => setTimeout(resolve, SETTLED);
  });
  page.on('domcontentloaded', arrive);
  try {
    await leaving(Promise.race([act, next]));
  } finally {
    page.off('domcontentloaded', arrive);
  }
}
