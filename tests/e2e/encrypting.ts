/** From what is said beside an upload to an encrypted file in its place: the steps that a person takes. */
import { expect } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { unfold } from '../world/browsers/card.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import type { Stage } from './stage.ts';

/** What the elements say that are shown. */
export const textIn = (page: Page, css: string) =>
  page.evaluate<string>(`[...document.querySelectorAll('${css}')].map((one) => one.innerText).join(' / ')`);

/** What came of it in the page that the files are from. */
export const outcomeIn = (page: Page) => textIn(page, '[aria-labelledby=sealed] > [role=status]');

/** Presses the safer alternative beside the upload, or in the question, and gives the page that it opens. */
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

/** Encrypts what the page that encrypts was given; back when all of it is where it belongs. */
export async function start(page: Page): Promise<void> {
  await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
  await page.waitFor(`document.querySelector('#sealed')`, 'the end');
}

/** Brings the page that the files are from to the front. */
export const back = (page: Page) =>
  page.evaluate(
    `void [...document.querySelectorAll('button')].find(({ innerText }) => innerText.startsWith('Go to')).click()`,
  );

const HEAD = 'age-encryption.org/v1';

/** What was posted: these files and no others, which the passphrase opens. `canary`: what stands in the plain ones. */
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
