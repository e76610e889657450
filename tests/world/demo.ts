/**
 * Performs the main job on the fake Internet: with a display in a window that stays open, otherwise unattended. Prints
 * the report and where the pictures are.
 */
import { Album, EXTENSION } from './album.ts';
import type { Page } from './browsers/browser.ts';
import { until } from './browsers/browser.ts';
import { readList, sayOf } from './browsers/card.ts';
import { launchChromium, type Chromium } from './browsers/chromium.ts';
import { startWorld, type World } from './world.ts';

const WEBMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const RECIPIENTS = [
  'ann@at-google.org',
  'bob@plain-mail.org',
  'carol@sts-enforce.org',
  'dave@nowhere-at-all.org',
  '5551234567@vtext.com',
];

async function chooseDomains(
  page: Page,
  browser: Chromium,
  take: (name: string) => Promise<void>,
): Promise<void> {
  await page.goto(`${browser.origin}/welcome.html`);
  await page.waitFor(`document.querySelector('#stage-1')`, 'the welcome page');
  await take('welcome');
  await page.click('#stage-1');
  await page.waitFor(`document.querySelector('[role=status]').textContent !== ''`, 'the choice to be stored');
}

async function compose(page: Page): Promise<void> {
  await page.goto(WEBMAIL);
  await page.click('#new');
  await page.waitFor(`document.querySelector('${TO}')`, 'a compose window');
  for (const address of RECIPIENTS) {
    await page.type(TO, address);
    await page.press('Enter');
  }
  const others = `and ${RECIPIENTS.length - 1} more`;
  await until(async () => {
    const [words = ''] = await page.inline.texts('.mark .words');
    return words.includes(others) && !/still checking/i.test(words);
  }, 'the mark');
}

async function printReport(page: Page): Promise<void> {
  console.log(`\nThe mark says: ${(await page.inline.texts('.mark .words')).join()}\n`);
  for (const address of (await readList(page)).keys()) {
    const said = (await sayOf(page, address)).replace(/\s*\n+\s*/g, '\n  ');
    console.log(`${said}\n`);
  }
}

/** Performs the main job once in one colour scheme and takes its pictures. */
async function act(world: World, colorScheme: 'light' | 'dark', album: Album): Promise<void> {
  const { proxyUrl, caFile } = world;
  const browser = await launchChromium({ extension: EXTENSION, proxyUrl, caFile, colorScheme, greets: true });
  const page = await browser.newPage();
  const take = (name: string, of: Page = page) =>
    album.take(`${name}-${colorScheme}`, (file) => of.screenshot(file));
  await chooseDomains(page, browser, take);
  await compose(page);
  await take('mark');
  await page.inline.click('.mark');
  await until(
    async () => (await page.inline.texts('.assessment h3')).some((text) => text !== ''),
    'the list',
  );
  await take('list');
  if (colorScheme === 'light') await printReport(page);
  const tab = await page.raw.evaluate(() => location.href);
  const popup = await browser.newPage();
  await popup.goto(`${browser.origin}/popup.html`);
  const id = await popup.evaluate<number>(
    `chrome.tabs.query({}).then((tabs) => tabs.find((one) => one.url === ${JSON.stringify(tab)}).id)`,
  );
  for (const [name, address, width] of [
    ['popup', `popup.html?tab=${id}`, 400],
    ['options', 'options.html', 1000],
  ] as const) {
    await popup.setViewport(width, 800);
    await popup.goto(`${browser.origin}/${address}`);
    await popup.waitFor(`document.querySelector('h1')`, name);
    await take(name, popup);
  }
  await browser.close();
}

/** Leaves a window with the sample webmail open for the person. */
async function show(world: World): Promise<void> {
  const { proxyUrl, caFile } = world;
  const browser = await launchChromium({
    extension: EXTENSION,
    proxyUrl,
    caFile,
    visible: true,
    greets: true,
  });
  const page = await browser.newPage();
  await page.goto(WEBMAIL);
  console.log(`Press Compose and write to one of: ${RECIPIENTS.join(', ')}. Close the window to end.`);
  await browser.context.waitForEvent('close', { timeout: 0 });
}

const hasDisplay =
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

const world = await startWorld();
try {
  if (hasDisplay) await show(world);
  else {
    const album = new Album('tests/.out/demo');
    await act(world, 'light', album);
    await act(world, 'dark', album);
    album.print();
  }
} finally {
  await world.close();
}
