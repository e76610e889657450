/** Reads the strip and its card on a page, as a person sees them, with everything opened. */
import { until, type Page } from './browser.ts';

/** Returns the mark's words, once they satisfy `fits` and nothing is being checked any more. */
export async function markThat(page: Page, fits: (words: string) => boolean, what: string): Promise<string> {
  return until(async () => {
    const words = (await page.inline.texts('.mark .words')).join(' / ');
    if (!fits(words) || /checking/i.test(words)) throw new Error(`the mark says: ${words}`);
    return words;
  }, what);
}

/** Opens the card, if it is closed, and all its groups. */
async function openCard(page: Page): Promise<void> {
  // An open card may not name anybody yet; pressing again would close it.
  if ((await page.inline.texts('.popover-head')).length === 0) await page.inline.click('.mark');
  await until(
    async () => (await page.inline.texts('.assessment h3')).some((text) => text !== ''),
    'the list',
  );
  while ((await page.inline.texts('.group:not([open]) > summary')).length > 0)
    await page.inline.click('.group:not([open]) > summary');
}

/** Opens the alternatives (`do`) or the reasons (`know`) of everybody in the card, or in the question (`part`). */
export async function unfold(page: Page, what: 'do' | 'know', part = ''): Promise<void> {
  if (part === '') await openCard(page);
  const summary = `${part}.${what} > summary`;
  await until(async () => (await page.inline.texts(summary)).length > 0, summary);
  const closed = `${part}.${what}:not([open]) > summary`;
  for (;;) {
    const left = (await page.inline.texts(closed)).length;
    if (left === 0) return;
    await page.inline.click(closed);
    await until(async () => (await page.inline.texts(closed)).length < left, `${closed} to open`);
  }
}

interface Listed {
  readonly address: string;
  readonly level: string;
  /** Selector of its element in the card. */
  readonly css: string;
}

/** Returns every recipient in the opened card, worst first. */
async function listed(page: Page): Promise<Listed[]> {
  await openCard(page);
  const found: Listed[] = [];
  const levels = await page.inline.texts('.group > summary .level');
  for (const [at, level] of levels.entries()) {
    const group = `.group:nth-of-type(${at + 1})`;
    const addresses = await page.inline.texts(`${group} .assessment h3`);
    for (const [nth, address] of addresses.entries())
      found.push({ address, level, css: `${group} .assessment:nth-child(${nth + 1})` });
  }
  return found;
}

/** Returns each recipient's level in words by address, from the opened card. */
export async function readList(page: Page): Promise<Map<string, string>> {
  return new Map((await listed(page)).map(({ address, level }) => [address, level]));
}

/** Returns everything the card shows about one recipient, with its reasons and alternatives opened. */
export async function sayOf(page: Page, address: string): Promise<string> {
  // While a newer draft is being checked, the card names nobody.
  const one = await until(async () => {
    const found = (await listed(page)).find((each) => each.address === address);
    if (!found) throw new Error(`${address} is not in the card`);
    return found;
  }, address);
  // With many recipients each one is folded, and rendered only when it is opened.
  const folded = `${one.css} > details:not(.do, .know):not([open]) > summary`;
  if ((await page.inline.texts(folded)).length > 0) await page.inline.click(folded);
  await until(
    async () => (await page.inline.texts(`${one.css} .know`)).length > 0,
    `what is known of ${address}`,
  );
  for (;;) {
    const closed = `:is(${one.css}, ${one.css} > details) > details:not([open]) > summary`;
    if ((await page.inline.texts(closed)).length === 0) break;
    await page.inline.click(closed);
  }
  return `${one.level} ${(await page.inline.texts(one.css)).join()}`;
}
