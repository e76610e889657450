/** The extension's own pages, as a person uses them. */
import type { Browser } from './browser.ts';

/**
 * Chooses on the welcome page how much may be looked up (default: check domains), and agrees if the browser asks as
 * well.
 */
export async function chooseDomains(browser: Browser, consent: 0 | 1 | 2 | 3 = 1): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/welcome.html`);
  await page.waitFor(`document.querySelector('#stage-${consent}')`, 'the choices');
  // The section is already open if the current choice is in it.
  if (consent > 1 && !(await page.evaluate<boolean>(`document.querySelector('main > details').open`)))
    await page.click('main > details > summary');
  await page.click(`#stage-${consent}`);
  // Firefox asks only for categories that were not granted before; key servers need no other category than keys.
  if (consent === 1 || consent === 2) await browser.allow();
  await page.waitFor(`document.querySelector('[role=status]').textContent !== ''`, 'the choice to be stored');
  await page.close();
}

/**
 * Waits until a policy that locks the consent shows on an open options page: Chromium takes seconds to deliver a
 * policy, and the page updates itself.
 */
export async function waitForPolicy(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/options.html`);
  await page.waitFor(`document.querySelector('#stage-1')?.disabled === true`, 'the policy to arrive');
  await page.close();
}

/** Returns the journal of decisions as the options page lists it, newest first. */
export async function readJournal(browser: Browser): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/options.html`);
  await page.waitFor(`document.querySelector('.journal li')`, 'the list of decisions');
  const lines = await page.evaluate<string[]>(
    `[...document.querySelectorAll('.journal li')].map(({ textContent }) => textContent)`,
  );
  await page.close();
  return lines;
}

/**
 * Evaluates an expression in a page of the extension. It can use `api` and `tab`, the id of the tab whose URL starts
 * with `url`.
 */
export async function valueFor<T>(browser: Browser, url: string, expression: string): Promise<T> {
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/options.html`);
  const value = await page.evaluate<T>(
    `(async (api) => { const tab = (await api.tabs.query({})).find((one) => one.url?.startsWith('${url}'))?.id; return ${expression}; })(globalThis.browser ?? chrome)`,
  );
  await page.close();
  return value;
}
