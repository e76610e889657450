/**
 * Every page, and what is shown in a mail, in a pseudo-language: text outside brackets does not come from our message
 * files, and what does not fit will not fit in German either. Then once more from right to left.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packedTexts } from '../../utils/build/packed-texts.ts';
import { readTexts } from '../../utils/texts/files.ts';
import { pseudoTexts } from '../../utils/texts/pseudo.ts';
import { englishReference } from '../../utils/texts/reference.ts';
import type { Texts } from '../../utils/texts/texts.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { FITS } from './fits.ts';
import { only, startStage, writeTo, type Stage } from './stage.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const english = readTexts('en');
const PAGES = 'welcome options popup practice policy encrypt exception selftest'.split(' ');

/** Text that does not come from our message files, each with its reason. */
const NOT_OURS = [
  // Addresses, domains, hosts.
  String.raw`^[\w.+-]+@[\w.-]+$`,
  String.raw`^(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?$`,
  // Names of products and people, and the extension's own name.
  String.raw`^(Sealcheck|Gmail|Outlook|Signal|Mailvelope|Google)$`,
  // Files that the extension makes.
  String.raw`^[\w./-]+\.(adml|admx|json|mobileconfig|plist|reg)$`,
  // Numbers, punctuation, dates.
  String.raw`^[^A-Za-z]*$`,
  String.raw`^\w{3} \d{1,2}, \d{4}`,
];

/** Runs in the page: returns the texts outside brackets, and what does not fit. */
const LOOK = `(() => {
  const free = ${JSON.stringify(NOT_OURS)}.map((one) => new RegExp(one));
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const outside = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const around = node.parentElement;
    if (text === '' || !isSeen(around) || around.closest('code, pre, textarea, script, style, [data-typed], .passphrase')) continue;
    if (/\\[[^]*\\]/.test(text) || free.some((one) => one.test(text))) continue;
    // A field of the policy's JSON, by its name there.
    if (around.tagName === 'LABEL' && /^[a-z][A-Za-z]*$/.test(text)) continue;
    outside.push(around.tagName.toLowerCase() + '.' + around.className + ': ' + text.slice(0, 60));
  }
  return JSON.stringify({ outside, unfit: ${FITS}, dir: document.documentElement.dir });
})()`;

const SOUND = { outside: [], unfit: [] };

/** Copies the built extension with these texts in place of the English ones; returns the copy's folder. */
function builtWith(texts: Texts): string {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-pseudo-'));
  cpSync(join(ROOT, '.output/chrome-mv3'), folder, { recursive: true });
  writeFileSync(join(folder, '_locales/en/messages.json'), packedTexts(texts, english, true));
  const isRtl = texts['locale_direction']?.message === 'rtl';
  const reference = Object.values(pseudoTexts(englishReference(), 'en', isRtl)).map(({ message }) => message);
  writeFileSync(join(folder, 'policy/reference.json'), JSON.stringify({ en: reference }));
  return folder;
}

const look = async (page: Page) => JSON.parse(await page.evaluate<string>(LOOK)) as object;
const openAll = (page: Page) =>
  page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);

describe.each(only('chromium').flatMap((name) => [[name, 'ltr'] as const, [name, 'rtl'] as const]))(
  'in a language that nobody speaks, in %s, %s',
  (name, dir) => {
    const folder = builtWith(pseudoTexts(english, 'en', dir === 'rtl'));
    let stage: Stage;
    beforeAll(async () => {
      stage = await startStage(name, true, { extension: folder });
    });
    afterAll(async () => {
      await stage.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(PAGES)('%s says nothing else, and all of it fits', async (path) => {
      const page = await stage.open(`${stage.browser.origin}/${path}.html`);
      await page.waitFor(`/\\[/.test(document.body.innerText)`, 'its texts');
      for (const width of path === 'popup' ? [380] : [1280, 360]) {
        await page.setViewport(width, 800);
        await openAll(page);
        expect(await look(page), `${String(width)} px wide`).toEqual({ ...SOUND, dir });
      }
      await page.close();
    });

    it('a mail and its list say nothing else, and all of it fits', async () => {
      const page = await stage.open(`${stage.browser.origin}/practice.html`);
      await page.waitFor(`document.querySelectorAll('.person').length >= 7`, 'the people');
      await page.evaluate(`document.querySelectorAll('.person').forEach((one) => { one.click(); })`);
      await page.waitFor(
        `document.querySelector('.practice [popover], .practice .assessment')`,
        'what is found',
      );
      await page.evaluate(
        `document.querySelectorAll('[popover]:not(:popover-open)').forEach((one) => { one.showPopover(); })`,
      );
      await openAll(page);
      expect(await look(page)).toEqual({ ...SOUND, dir });
      await page.close();
    });

    it('says nothing else in a page of a webmail', async () => {
      const page = await stage.open('https://mail.google.com/mail/u/0/');
      await page.click('#new');
      await writeTo(page, 'div[name=to] input', ['5551234567@vtext.com']);
      const leaves = () => page.inline.texts('.sealcheck :not(:has(*), svg, path)');
      const said = async () => (await leaves()).map((text) => text.trim()).filter((text) => text !== '');
      await until(async () => (await said()).some((text) => text.includes('vtext')), 'what is said');
      const free = NOT_OURS.map((one) => new RegExp(one));
      const outside = (await said()).filter(
        (text) => !/\[[^]*\]/.test(text) && !free.some((one) => one.test(text)),
      );
      expect(outside).toEqual([]);
      await page.close();
    });
  },
);
