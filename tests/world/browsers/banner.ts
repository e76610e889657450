/** Answers to a warning, as a person gives them in the strip or in the card. */
import type { Page } from './browser.ts';

/** `hide`: hides the warning, the message can be sent as it is; `snooze`: no warning about this for some days. */
export async function answerBanner(page: Page, what: 'hide' | 'snooze'): Promise<void> {
  if (what === 'hide') {
    await page.inline.click('.warns > .hide');
    return;
  }
  await page.inline.click('.warns .mark');
  await page.inline.click('.answers .snooze');
}
