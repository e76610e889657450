/** The page detective on forms, files, links, chats and log-ins, when Sealcheck shows something and before it does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { detectiveAt, PRESENCE, type Shown } from './detecting.ts';
import { differences } from './detective.ts';
import { saidOf } from './levels.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** How long a mouse rests on a link (ms). */
const RESTING = 800;

const SHOP = 'http://open.shop.org/';
const form = (action: string, type: string) =>
  `<form method=post action="${action}"><p><input name=note type=${type} style="width:200px;font:16px monospace"></p><button id=go>Send</button></form><p>After</p>`;
const LINK = (href: string) =>
  `<p style="margin:200px"><i>Call</i> us or <a id=link href="${href}">write to us</a> today</p>`;
const COMPOSER = `<textarea id=line style="position:fixed;bottom:10px;left:20%;width:60%;height:60px" placeholder="Message"></textarea>`;
const UPLOAD = '<p style="margin:80px"><input type=file id=file style="width:300px"></p><p>After</p>';
const LOGIN = `<h1>Two-step verification</h1><form><label><input type=radio name=m value=sms id=sms> Text message</label>
  <label><input type=radio name=m value=app> Authenticator app</label><button>Continue</button></form>`;

describe.each(BROWSERS)('what a page can tell of other lines of ours, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  let detective: ReturnType<typeof detectiveAt>;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false);
    page = await stage.browser.newPage();
    await page.setViewport(1000, 800);
    detective = detectiveAt(stage, page);
  });
  afterAll(() => stage.close());

  const mark = () => until(async () => (await page.inline.texts('.mark .words')).join(), 'the mark');
  /** Whether the mark shows this level, with a banner if there should be one. */
  const says = async (level: string, hasBanner = false) => {
    const marks = await page.inline.texts('.mark .words');
    const banners = await page.inline.texts('.warns');
    if (saidOf(marks)[0]?.[0] === level && banners.length === (hasBanner ? 1 : 0)) return true;
    throw new Error(`${level}: ${JSON.stringify(saidOf(marks))} ${banners.join()}`);
  };
  const inForm = (level: string, action: string, type = 'text'): Shown => [
    `${level} ${type}`,
    async () => {
      await detective.put(SHOP, form(action, type));
      await page.click('[name=note]');
      await until(() => says(level, type === 'password'), level);
      await page.hover('p');
    },
  ];
  const atLink = (level: string, href: string): Shown => [
    level,
    async () => {
      await detective.put('https://www.shop.org/', LINK(href));
      // The guard may be loaded later than the page; it notices a mouse that moves in again.
      await until(async () => {
        await page.hover('i');
        await page.hover('#link');
        await new Promise((resolve) => setTimeout(resolve, RESTING));
        return says(level);
      }, level);
    },
  ];
  const inChat = (level: string, url: string, words: RegExp): Shown => [
    level,
    async () => {
      await detective.put(url, COMPOSER);
      await page.click('#line');
      const said = await mark();
      expect(said, level).toMatch(words);
    },
  ];
  const upload = (level: string, url: string, hasBanner = false): Shown => [
    level,
    async () => {
      await detective.put(url, UPLOAD);
      await page.choose('#file', [FILE]);
      await until(() => says(level, hasBanner), level);
    },
  ];
  const listed = ([level, show]: Shown): Shown => [
    `${level}, its list`,
    async () => {
      await show();
      await page.inline.click('.mark');
      await until(async () => (await page.inline.texts('.assessment')).length > 0, 'the list');
      await page.waitFor(`document.activeElement.localName === 'div'`, 'the focus in it');
    },
  ];
  const FORMS = [
    inForm('exposed', '/take'),
    inForm('unproven', 'https://collect.org/take'),
    inForm('exposed', '/take', 'password'),
  ];
  const UPLOADS = [
    upload('transport', 'https://www.shop.org/'),
    upload('exposed', SHOP, true),
    upload('end-to-end', 'https://wormhole.app/'),
  ];

  it.each<[string, readonly Shown[]]>([
    ['a form’s line', FORMS],
    ['a form’s list', FORMS.map(listed)],
    ['an upload’s line', UPLOADS],
    ['an upload’s list', UPLOADS.map(listed)],
    [
      'a link’s notice',
      [
        atLink('exposed', 'sms:+15551234567'),
        atLink('unproven', 'imessage:+15551234567'),
        atLink('unknown', 'facetime:+15551234567'),
      ],
    ],
    [
      'a chat’s notice',
      [
        inChat('exposed', 'https://voice.google.com/u/0/messages', /./),
        inChat('transport', 'https://web.grindr.com/chat', /./),
        inChat('end-to-end', 'https://web.threema.ch/', /./),
      ],
    ],
  ])('%s tells no level', async (_, looks) => {
    expect(await detective.compare(looks)).toEqual([]);
  });

  it('a tip tells that it is there, and nothing more', async () => {
    await detective.put('https://login.bank.org/', LOGIN);
    const before = await detective.look();
    expect(before['hosts']).toBe(0);
    // The guard may be loaded later than the page.
    await until(async () => {
      await page.evaluate(`void (document.activeElement.blur(), document.querySelector('#sms').focus())`);
      return (await page.inline.texts('.tip p:first-child')).join();
    }, 'the tip');
    const rows = differences(before, await detective.look());
    detective.print('a tip', rows);
    // The focus was moved by the person, not by us.
    expect(rows.filter((row) => !PRESENCE.some((key) => row.startsWith(`${key}:`)))).toEqual([
      'focus: "body" ≠ "input"',
    ]);
  });
});
