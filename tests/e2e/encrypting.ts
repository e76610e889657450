/** The steps that a person takes from the warning beside an upload to an encrypted file in its place. */
import { expect } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { unfold } from '../world/browsers/card.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import type { Stage } from './stage.ts';

/** Returns the text of all elements that match, joined by " / ". */
export const textIn = (page: Page, css: string) =>
  page.evaluate<string>(`[...document.querySelectorAll('${css}')].map((one) => one.innerText).join(' / ')`);

/** Returns what the encrypting page says about putting the files back into the page that they came from. */
export const outcomeIn = (page: Page) => textIn(page, '[aria-labelledby=sealed] > [role=status]');

/** Presses the alternative beside the upload, or in the question (`isAsked`), and returns the page that it opens. */
export async function encryptFrom(stage: Stage, shop: Page, isAsked = false): Promise<Page> {
  const button = isAsked ? '.hold .ways .best' : '.advice button[aria-label*="Encrypt the files"]';
  if (isAsked)
    await until(
      async () => (await shop.inline.texts(button)).join().includes('Encrypt the files'),
      'the way',
    );
  else await unfold(shop, 'do');
  const at = `${stage.browser.origin}/encrypt.html`;
  const before = (await stage.browser.pagesAt(at)).length;
  await shop.inline.click(button);
  await until(async () => (await stage.browser.pagesAt(at)).length > before, 'the page');
  const page = (await stage.browser.pagesAt(at)).at(-1);
  if (!page) throw new Error('no page');
  await page.waitFor(`document.querySelector('form')`, 'what it shows');
  return page;
}

/** Encrypts the files that the page was given; resolves once all of them are where they belong. */
export async function start(page: Page): Promise<void> {
  await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
  await page.waitFor(`document.querySelector('#sealed')`, 'the end');
}

/** Brings the page that the files come from to the front. */
export const back = (page: Page) =>
  page.evaluate(
    `void [...document.querySelectorAll('button')].find(({ innerText }) => innerText.startsWith('Go to')).click()`,
  );

const HEAD = 'age-encryption.org/v1';

/**
 * Expects that exactly these files were posted, and that the passphrase opens them. `canary`: text in the plain files,
 * which must not appear.
 */
export async function expectSealed(
  body: Buffer,
  names: readonly string[],
  phrase: string,
  canary: string,
): Promise<void> {
  expect(body.includes(canary)).toBe(false);
  let at = 0;
  for (const name of names) {
    at = body.indexOf(`filename="${name}"`, at);
    expect(at, name).toBeGreaterThan(-1);
    const from = body.indexOf(HEAD, at);
    const sealed = body.subarray(from, body.indexOf('\r\n--', from));
    const opened = await open(new File([Uint8Array.from(sealed)], name), phrase);
    expect(opened).toHaveProperty('name', name.slice(0, -4));
    at = from;
  }
  expect(body.indexOf('filename="', at)).toBe(-1);
}
