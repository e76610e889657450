/**
 * Each language of the package as the browser's own: every text is available in pages of the extension and in scripts
 * within web pages, and what is shown is in that language. The language's file replaces American English, which the
 * browsers run in, so both browsers look up missing texts in the default language, as they do for anybody.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packedKeys, packedTexts } from '../../utils/build/packed-texts.ts';
import { BUILT } from '../../utils/release/build.ts';
import { readTexts, TRANSLATED } from '../../utils/texts/files.ts';
import { tagOf } from '../../utils/texts/texts.ts';
import { until } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo } from './stage.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ENGLISH = readTexts('en');
const MAIL = 'https://mail.google.com/mail/u/0/';

/** Expression: the messages as a script gets them. */
const READ = `['keys', 'texts', 'extension_name', 'extension_description'].map((name) => chrome.i18n.getMessage(name))`;
/** The same, evaluated by a script that the extension injects into the page at `MAIL`. */
const READ_THERE = `(async () => {
  const { scripting, tabs } = globalThis.browser ?? chrome;
  const [tab] = await tabs.query({ url: '${MAIL}*' });
  const [{ result }] = await scripting.executeScript({ target: { tabId: tab.id }, func: () => ${READ} });
  return result;
})()`;

/** Copies the built extension with this language in place of American English; returns the copy's folder. */
function builtIn(browser: keyof typeof BUILT, folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'sealcheck-language-'));
  cpSync(join(ROOT, BUILT[browser]), copy, { recursive: true });
  mkdirSync(join(copy, '_locales/en_US'));
  cpSync(join(copy, '_locales', folder), join(copy, '_locales/en_US'), { recursive: true });
  return copy;
}

describe.each(BROWSERS)('in %s', (name) => {
  it.each(['en', ...TRANSLATED])('every text of %s is found, and shown', async (folder) => {
    const texts = readTexts(folder);
    const said = (key: string) => texts[key]?.message ?? key;
    const file = JSON.parse(packedTexts(texts, ENGLISH, folder === 'en')) as typeof texts;
    const wanted = [packedKeys(ENGLISH).join('|'), file['texts']?.message];
    const named = [said('extension_name'), said('extension_description')];

    const extension = builtIn(name, folder);
    const stage = await startStage(name, true, { extension });
    try {
      const mail = await stage.open(MAIL);
      const page = await stage.open(`${stage.browser.origin}/options.html`);
      await page.waitFor(`document.querySelector('h1')`, 'the options');
      expect(await page.evaluate(READ)).toEqual([...wanted, ...named]);
      expect(await page.evaluate(READ_THERE)).toEqual([...wanted, ...named]);
      expect(await page.evaluate('document.documentElement.lang')).toBe(tagOf(folder));

      await mail.click('#new');
      await writeTo(mail, 'div[name=to] input', ['5551234567@vtext.com']);
      const strip = () => mail.inline.texts('.mark .outcome, .mark');
      const isSaid = async () => (await strip()).some((text) => text.includes(said('strip_exposed_text')));
      await until(isSaid, said('strip_exposed_text'));
    } finally {
      await stage.close();
      rmSync(extension, { recursive: true, force: true });
    }
  });
});
