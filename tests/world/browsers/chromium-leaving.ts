/** Actions in a page of Chromium that may lead to another page, in which case the input is never acknowledged. */
import type { Page } from 'playwright-core';
import { leaving } from './browser.ts';

/** How long after the next page's arrival everything meant for the page before is over (ms). */
const SETTLED = 500;

/** Waits until `act` is acknowledged, or the next page has arrived. */
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
