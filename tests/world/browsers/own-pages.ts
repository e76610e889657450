/** The extension's own pages, as a person uses them. */
import type { Browser } from './browser.ts';

/** Chooses how much may be looked up on the welcome page; left out: "check domains". Agrees where the browser asks, too. */
export async function chooseDomains(browser: Browser, consent: 0 | 1 | 2 | 3 = 1): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/welcome.html`);
  await page.waitFor(`document.querySelector('#stage-${consent}')`, 'the choices');
  // Open already where one of them is the choice now.
  if (consent > 1 && !(await page.evaluate<boolean>(`document.querySelector('main > details').open`)))
    await page.click('main > details > summary');
  await page.click(`#stage-${consent}`);
  // Firefox asks for the categories that were not granted before; key servers learn no other one than keys.
  if (consent === 1 || consent === 2) await browser.allow();
  await page.waitFor(`document.querySelector('[role=status]').textContent !== ''`, 'the choice to be stored');
  await page.close();
}

/**
 * Waits on an open options page for a policy that locks the consent: Chromium takes seconds to deliver one, and the
 * page follows.
 */
export async function waitForPolicy(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/options.html`);
  await page.waitFor(`document.querySelector('#stage-1')?.disabled === true`, 'the policy to arrive');
  await page.close();
}

/** The journal of decisions as the options page lists it, newest first. */
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

/** The value of an expression in one of the extension's own pages, which knows the `api` and `tab`, the one at this address. */
export async function valueFor<T>(browser: Browser, url: string, expression: string): Promise<T> {
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/options.html`);
  const value = await page.evaluate<T>(
    `(async (api) => { const tab = (await api.tabs.query({})).find((one) => one.url?.startsWith('${url}'))?.id; return ${expression}; })(globalThis.browser ?? chrome)`,
  );
  await page.close();
  return value;
}
