/** The question that Sealcheck asks before something is sent, as a person sees and answers it. */
import { answered, until, type Page } from './browser.ts';

/** Waits for the question and returns its headline. */
export function question(page: Page): Promise<string> {
  return until(async () => (await page.inline.texts('.hold h2')).join(), 'the question');
}

/** Waits until the question has disappeared. */
export async function gone(page: Page): Promise<void> {
  await until(async () => (await page.inline.texts('.hold')).length === 0, 'the question to go');
}

/** Waits until a press counts, which takes until the question has been visible for a while. */
export async function ready(page: Page): Promise<void> {
  await until(async () => (await page.inline.texts('[data-ready] .hold')).length > 0, 'a press to count');
}

/** A press that counted has changed something within this time (ms). */
const COUNTED = 3_000;
const PRESSES = 3;

/**
 * Presses until it counts, as people do: on a busy machine the question may have moved between finding and pressing it,
 * and such a press is refused. `cancel` presses the safer answer, which comes first; `send` sends what is held.
 */
export async function answer(page: Page, ruling: 'cancel' | 'send'): Promise<void> {
  const css = ruling === 'cancel' ? '.hold > .buttons .primary' : '.hold > .buttons .button:not(.primary)';
  // A page that is being left returns no words, or does not answer at all.
  const words = async () => String(await answered(page.inline.texts('.hold')).catch(() => ''));
  for (let left = PRESSES; left > 0; left -= 1) {
    await ready(page);
    const before = await words();
    await page.inline.click(css);
    for (const end = Date.now() + COUNTED; Date.now() < end;) if ((await words()) !== before) return;
  }
}

/** Types a reason into its field, after any text that is already there, and submits it. */
export async function giveReason(page: Page, reason: string): Promise<void> {
  await ready(page);
  await page.inline.click('.hold textarea');
  for (const key of reason) await page.press(key === ' ' ? 'Space' : key);
  await page.inline.click('.hold form:not(.buttons) button');
}
