/** Sets what the clock of a browser under test shows, without waiting. */
import type { Browser } from './browser.ts';
import { Chromium } from './chromium.ts';

const HOUR = 3_600_000;

/** Returns a time zone in which it is this hour now, and how far (ms) its clock is ahead of UTC. */
export function zoneAt(hour: number, now = Date.now()): { readonly zone: string; readonly ahead: number } {
  // Signs follow POSIX: plus is west of Greenwich. There are zones from -12 to +14.
  const east = ((hour - new Date(now).getUTCHours() + 36) % 24) - 12;
  return { zone: `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`, ahead: east * HOUR };
}

/** Moves the clock of the extension's worker forward until that ends; in Firefox through a page of the extension. */
export async function moveClock(browser: Browser, hours: number): Promise<void> {
  if (browser instanceof Chromium) {
    const [worker] = browser.context.serviceWorkers();
    await worker?.evaluate(`(() => { const real = Date.now; Date.now = () => real() + ${hours * HOUR}; })()`);
    return;
  }
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/options.html`);
  await page.evaluate(`browser.runtime.getBackgroundPage().then((worker) => {
    const clock = (worker.wrappedJSObject ?? worker).Date;
    const now = () => Date.now() + ${hours * HOUR};
    clock.now = typeof exportFunction === 'function' ? exportFunction(now, worker) : now;
    return true;
  })`);
  await page.close();
}
