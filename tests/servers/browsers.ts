/** Both browsers with an extension in them, on the servers' network and trusting their authority. */
import { join } from 'node:path';
import { until, type Browser } from '../world/browsers/browser.ts';
import { launchChromium } from '../world/browsers/chromium.ts';
import { launchFirefox } from '../world/browsers/firefox.ts';
import { writePlacebo } from './placebo.ts';
import type { Site } from './site.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export interface Driven {
  readonly browser: Browser;
  /** Answers the browser's own question for consent, where it asks one. */
  allow(): Promise<void>;
}

const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

/** Clicks "Allow" in the question that Firefox shows over its window; false until it is there. */
const CLICK_ALLOW = `
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const question = window.PopupNotifications.panel.firstElementChild;
  if (!question?.button || question.button.disabled) return false;
  question.button.click();
  return true;`;

async function startFirefox(extension: string, caFile: string): Promise<Driven> {
  const browser = await launchFirefox({ extension, caFile });
  const { client } = browser;
  return {
    browser,
    async allow() {
      await client.send('Marionette:SetContext', { value: 'chrome' });
      const script = { script: CLICK_ALLOW, args: [], sandbox: null };
      await until(
        async () => (await client.send<{ value: boolean }>('WebDriver:ExecuteScript', script)).value,
        'the question for consent',
      );
      await client.send('Marionette:SetContext', { value: 'content' });
    },
  };
}

async function startChromium(extension: string, caFile: string): Promise<Driven> {
  // Chromium keeps no consent of its own for what an extension transmits.
  return { browser: await launchChromium({ extension, caFile }), allow: () => Promise.resolve() };
}

/** Folder of the extension as it was built for a browser. */
export function builtFor(name: BrowserName): string {
  return join(import.meta.dirname, '..', '..', BUILT[name]);
}

/** Starts a browser with Sealcheck as it was built, or with the extension that does nothing. */
export function startBrowser(
  name: BrowserName,
  site: Site,
  extension: 'sealcheck' | 'placebo',
): Promise<Driven> {
  const built = builtFor(name);
  const placebo = join(site.folder, `placebo-${name}`);
  const folder = extension === 'sealcheck' ? built : writePlacebo(placebo, built);
  return name === 'firefox' ? startFirefox(folder, site.caFile) : startChromium(folder, site.caFile);
}

/** Chooses "Check domains" on the welcome page, and agrees where the browser asks as well. */
export async function chooseDomains(driven: Driven): Promise<void> {
  const { browser } = driven;
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/welcome.html`);
  await page.click('input[name="stage"][value="1"]');
  await page.click('button[type="submit"]');
  await driven.allow();
  await page.waitFor('document.querySelector("[role=status]").textContent', 'the choice to be saved');
}
