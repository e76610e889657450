/** The banner's answers, as a person meets them: in it, or in the list where it has no room for them. */
import { until, type Page } from './browser.ts';

/** `hide`: no banner about this any more; `snooze`: for some days. */
export async function answerBanner(page: Page, what: 'hide' | 'snooze'): Promise<void> {
  const nth = what === 'hide' ? 2 : 3;
  const inBanner = `.banner .button:nth-of-type(${nth})`;
  const display = await until(() => page.inline.style(inBanner, 'display'), 'the banner');
  if (display !== 'none') {
    await page.inline.click(inBanner);
    return;
  }
  await page.inline.click('.banner .primary');
  await page.inline.click(`.answers .button:nth-of-type(${nth - 1})`);
}
