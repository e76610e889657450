/** Finds the browsers on this machine. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  firefox: ['firefox-esr', 'firefox'],
};
const USUAL = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
};

/**
 * Returns the path of the browser's binary: SEALCHECK_CHROMIUM or SEALCHECK_FIREFOX if set, otherwise found by its
 * usual names. If there is none, throws an error that says what to install.
 */
export function findBrowser(name: 'chromium' | 'firefox'): string {
  const named = process.env[`SEALCHECK_${name.toUpperCase()}`];
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = [
    ...NAMES[name].flatMap((file) => folders.map((folder) => join(folder, file))),
    ...USUAL[name],
  ];
  const found = paths.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`no ${name} found: install it, or name it in SEALCHECK_${name.toUpperCase()}`);
  return found;
}
