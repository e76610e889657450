/**
 * `npm run pictures -- [--readme] [LANGUAGE...]`: takes the pictures for the stores from the practice mail, in each
 * language of the package, into `.output/store`; `--readme`: takes the two pictures of the README instead.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Album, EXTENSION, ROOT } from './album.ts';
import { launchChromium, type Chromium } from './browsers/chromium.ts';
import type { ChromiumPage } from './browsers/chromium-page.ts';
import { chooseDomains } from './browsers/own-pages.ts';

/** The languages of the package. */
const SHIPPED = readdirSync(join(ROOT, 'public/_locales'));
/** Returns the language tag (BCP 47) for a folder of `_locales`. */
const tagOf = (folder: string) => folder.replaceAll('_', '-');
/** A text message, an ordinary mail, and one that only its recipient can read: red, calm and green. */
const PEOPLE = [1, 5, 7];
const SEND = '.compose > .buttons .primary';
/** Stores show pictures at half their size, so everything is drawn a little larger. */
const SCALE = 10 / 9;
/** Makes the passphrase on the page the same in every picture, and one that offends nobody. */
const SAME_PHRASE = `let last = 26;
  crypto.getRandomValues = (room) => room.map(() => (last = (last * 25173 + 13849) % 65536));`;
/** How far a cut-out extends beyond what it shows (pixels). */
const MARGIN = 12;

/**
 * Opens the practice mail in the browser's language, with these recipients; throws if the page is in another language.
 */
async function practise(browser: Chromium, language: string): Promise<ChromiumPage> {
  await chooseDomains(browser);
  const page = await browser.newPage();
  const cdp = await browser.context.newCDPSession(page.raw);
  await cdp.send('Emulation.setScrollbarsHidden', { hidden: true });
  await page.goto(`${browser.origin}/practice.html`);
  await page.waitFor(`document.querySelector('.person')`, 'the people');
  const spoken = await page.evaluate<string>('document.documentElement.lang');
  if (spoken !== tagOf(language))
    throw new Error(`this Chromium was asked for ${tagOf(language)} and speaks ${spoken}`);
  for (const number of PEOPLE) await page.click(`.people li:nth-child(${number}) .person`);
  await page.waitFor(
    `document.querySelectorAll('.to .button').length === ${PEOPLE.length}`,
    'the recipients',
  );
  await page.waitFor(`document.querySelector('.mark')?.checkVisibility()`, 'the strip');
  return page;
}

const openCard = async (page: ChromiumPage) => {
  await page.click('.mark');
  await page.waitFor(`document.querySelector('.assessment')`, 'the card');
};

/** Takes the four pictures of one language, each 1280 × 800. */
async function tell(browser: Chromium, language: string, album: Album): Promise<void> {
  const page = await practise(browser, language);
  const take = async (name: string) => {
    // A press far down may have scrolled the page, and the pointer must not highlight anything.
    await page.evaluate('scrollTo(0, 0)');
    await page.raw.mouse.move(1, 1);
    await album.take(`${language}/${name}`, (file) => page.screenshot(file), [1280, 800]);
  };
  await take('1-strip');
  await openCard(page);
  await take('2-card');
  await page.press('Escape');
  await page.click(SEND);
  await page.waitFor(`document.querySelector('dialog')?.open`, 'the question');
  await take('3-question');
  await page.raw.addInitScript(SAME_PHRASE);
  await page.goto(`${browser.origin}/encrypt.html`);
  await page.waitFor(`document.querySelector('h1')`, 'the page that encrypts');
  await take('4-encrypt');
}

/**
 * Draws the pictures that are the same in every language: the tile, and the logo, which Edge wants larger than the
 * package's.
 */
async function drawOnce(browser: Chromium, album: Album): Promise<void> {
  const page = await browser.newPage();
  for (const [name, source, width, height] of [
    ['tile', 'docs/store/tile.html', 440, 280],
    ['logo', 'public/icon/icon.svg', 300, 300],
  ] as const) {
    await page.setViewport(width, height);
    await page.goto(pathToFileURL(join(ROOT, source)).href);
    const shoot = (path: string) => page.raw.screenshot({ path, omitBackground: true, scale: 'css' });
    await album.take(name, shoot, [width, height]);
  }
}

/** Takes a picture of this element with a margin. */
async function cut(page: ChromiumPage, css: string, path: string): Promise<void> {
  const box = await page.raw.locator(css).first().boundingBox();
  if (!box) throw new Error(`${css} is not shown`);
  const x = box.x - MARGIN;
  const y = box.y - MARGIN;
  await page.raw.screenshot({
    path,
    clip: { x, y, width: box.width + 2 * MARGIN, height: box.height + 2 * MARGIN },
  });
}

/** Takes the README's pictures: the compose window with the strip in it, and the card. */
async function illustrate(browser: Chromium, album: Album): Promise<void> {
  const page = await practise(browser, 'en');
  await album.take('strip', (file) => cut(page, '.compose', file));
  await openCard(page);
  // Hides the rest of the page, which would show behind the card's rounded corners.
  await page.evaluate(`for (const one of document.querySelectorAll('main > *')) one.style.visibility = 'hidden';
    document.querySelector('.popover').style.visibility = 'visible'`);
  await album.take('card', (file) => cut(page, '.popover', file));
}

const { values, positionals } = parseArgs({
  options: { readme: { type: 'boolean' } },
  allowPositionals: true,
});
const strangers = positionals.filter((one) => !SHIPPED.includes(one));
if (strangers.length > 0)
  throw new Error(`Not in the package: ${strangers.join(', ')}. It has ${SHIPPED.join(', ')}.`);

const album = new Album(values.readme ? 'docs/images' : '.output/store');
const chosen = values.readme ? ['en'] : positionals.length > 0 ? positionals : SHIPPED;
for (const [at, language] of chosen.entries()) {
  const scale = values.readme ? 1 : SCALE;
  const browser = await launchChromium({
    extension: EXTENSION,
    language: tagOf(language),
    scale,
    greets: true,
  });
  try {
    if (values.readme) await illustrate(browser, album);
    else await tell(browser, language, album);
    if (!values.readme && at === 0) await drawOnce(browser, album);
  } finally {
    await browser.close();
  }
}
album.print();
