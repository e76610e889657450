/** The answers to a warning, as a person meets them: in the strip, or in the card. */
import type { Page } from './browser.ts';

/** `hide`: it is sent as it is; `snooze`: no warning about this for some days. */
export async function answerBanner(page: Page, what: 'hide' | 'snooze'): Promise<void> {
  if (what === 'hide') {
    await page.inline.click('.warns > .hide');
    return;
  }
  await page.inline.click('.warns .mark');
  await page.inline.click('.answers .snooze');
}
