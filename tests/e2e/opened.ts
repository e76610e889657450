/** The pages that the running row has opened. */
import type { Browser, Page } from '../world/browsers/browser.ts';

let opened: Page[] = [];

/** Makes a browser note each page that it opens. */
export function noting<B extends Browser>(browser: B): B {
  for (const name of ['newPage', 'newPrivatePage'] as const) {
    const open = browser[name].bind(browser);
    browser[name] = async () => {
      const page = await open();
      opened.push(page);
      return page;
    };
  }
  return browser;
}

/** Called before a row: what others have opened is theirs. */
export function forgetOpened(): void {
  opened = [];
}

/**
 * Closes what the row has opened: a mail that is left open is taken for the next row's, whose address is the same. A
 * page that is gone or does not answer is passed over.
 */
export async function closeOpened(): Promise<void> {
  for (const page of opened) await page.close().catch(() => undefined);
  opened = [];
}
