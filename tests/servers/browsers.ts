/** Both browsers with an extension in them, on the servers' network and trusting their authority. */
import { join } from 'node:path';
import type { Browser, LaunchOptions } from '../world/browsers/browser.ts';
import { launchChromium } from '../world/browsers/chromium.ts';
import { launchFirefox } from '../world/browsers/firefox.ts';
import { writePlacebo } from './placebo.ts';
import type { Site } from './site.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

/** Returns the folder of the extension as built for a browser. */
export function builtFor(name: BrowserName): string {
  return join(import.meta.dirname, '..', '..', BUILT[name]);
}

/** Starts a browser with the built Sealcheck, or with the extension that does nothing. */
export async function startBrowser(
  name: BrowserName,
  site: Site,
  extension: 'sealcheck' | 'placebo',
  more: Pick<LaunchOptions, 'language' | 'privateWindows'> = {},
): Promise<Browser> {
  const built = builtFor(name);
  const folder =
    extension === 'sealcheck' ? built : writePlacebo(join(site.folder, `placebo-${name}`), built);
  const greets = extension === 'sealcheck' && !site.isManaged;
  const options = { extension: folder, caFile: site.caFile, greets, ...more };
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
