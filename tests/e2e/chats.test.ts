/** Chats: Sealcheck says at the composer who could read what is written there, once per conversation and week. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { COUNT } from './recorder.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { unfold } from '../world/browsers/card.ts';

const MESSAGES = 'https://messages.google.com/web/conversations';
const TEXT = /^A text message: your phone company/;
const CARRIED = /^Look for the lock/;
const ONLY_THEM = /^Only the people in this chat/;
const SECRET = 'meet me at the old mill';

const COMPOSER =
  '<textarea id="line" style="position:fixed;bottom:10px;left:20%;width:60%;height:60px" placeholder="Message"></textarea>';

const mark = async (page: Page) => (await page.inline.texts('.mark .words')).join(' / ');
const markIs = (page: Page, words: RegExp) =>
  until(async () => {
    const said = await mark(page);
    if (!words.test(said)) throw new Error(`the mark says: ${said}`);
    return said;
  }, String(words));
const noMark = (page: Page) => until(async () => (await mark(page)) === '', 'no mark');

describe.each(BROWSERS)('chats, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  const inOwnPage = <T>(url: string, expression: string) => valueFor<T>(stage.browser, url, expression);
  const noted = () =>
    until(
      () =>
        inOwnPage<number>(
          'x',
          `Object.keys((await api.storage.local.get('chats')).chats?.notices ?? {}).length`,
        ),
      'what was shown to be remembered',
    );

  it('Google Messages: RCS, then SMS while nobody does anything, then another conversation', async () => {
    const page = await stage.open(MESSAGES);
    expect(await page.inline.hosts(), 'nothing is added before a touch').toBe(0);
    await page.click('#ann');
    await page.click('textarea');
    await markIs(page, CARRIED);
    expect(await page.inline.hosts(), 'one host element').toBe(1);
    await page.evaluate('void switchTo(false)');
    await markIs(page, TEXT);
    expect(await page.inline.texts('.warns'), 'calm').toEqual([]);
    await unfold(page, 'know');
    await until(
      async () => (await page.inline.texts('.evidence')).join().includes('SMS or MMS'),
      'the reason',
    );
    expect(await page.inline.texts('.assessment h3')).toEqual(['Google Messages']);
    expect(await page.inline.texts('.ways .best')).toEqual(['Send it with Signal']);
    await page.press('Escape');
    await page.click('#stranger');
    await markIs(page, /^Google Messages: Sealcheck can’t see whether/);
    expect(await inOwnPage(MESSAGES, 'await api.action.getBadgeText({ tabId: tab })')).toBe('?');
    await page.close();
  });

  it('says it once a week, keeps it for the popup, and stores no name, number, id or text', async () => {
    const page = await stage.open(MESSAGES);
    await page.click('#bob');
    await page.type('textarea', SECRET);
    await markIs(page, TEXT);
    await page.press('Enter');
    await page.waitFor(`document.querySelector('#sent li')`, 'the message, which nothing held');
    await markIs(page, TEXT);
    await noted();
    await page.close();

    const again = await stage.open(MESSAGES);
    await again.click('#bob');
    await again.click('textarea');
    await until(
      async () => (await inOwnPage(MESSAGES, 'await api.action.getBadgeText({ tabId: tab })')) === '!',
      'the badge to know',
    );
    expect(await again.inline.hosts(), 'said once').toBe(0);
    const popup = await stage.open(
      `${stage.browser.origin}/popup.html?tab=${await inOwnPage<number>(MESSAGES, 'tab')}`,
    );
    await popup.waitFor(`document.body.innerText.includes('is by text message')`, 'the popup to say it');
    expect(await popup.evaluate(`document.querySelector('dl').innerText`)).toMatch(/Google Messages/);
    await popup.close();
    const kept = await inOwnPage<string>(
      MESSAGES,
      'JSON.stringify([await api.storage.local.get(), await api.storage.session.get()])',
    );
    expect(kept).not.toMatch(/mill|Bob|conversations|555\D*123\D*4567/);
    const asked = stage.world.log.filter(({ kind }) => kind === 'dns' || kind === 'policy');
    expect(asked, 'nothing is looked up').toEqual([]);
    await again.close();
  });

  it('what the person hides stays away, also in the next visit', async () => {
    const page = await stage.open(MESSAGES);
    await page.click('#stranger');
    await page.click('textarea');
    await page.evaluate('void switchTo(false)');
    await markIs(page, TEXT);
    await page.inline.click('.strip > .hide');
    await noMark(page);
    await page.click('#bob');
    await page.click('#stranger');
    await page.click('textarea');
    await page.evaluate('void switchTo(true)');
    await page.evaluate('void switchTo(false)');
    await noMark(page);
    await page.close();
  });

  it('AirMessage: iMessage that turns into a text message', async () => {
    const page = await stage.open('https://web.airmessage.org/');
    await page.click('#ann');
    await page.click('textarea');
    await markIs(page, /^Only a blue bubble, or a lock/);
    await page.evaluate(`void switchTo('SMS')`);
    await markIs(page, TEXT);
    await page.close();
  });

  it('Messenger: the address tells, and a comment on the same site is no chat', async () => {
    const page = await stage.open('https://www.facebook.com/');
    await page.click('[contenteditable]');
    await page.click('nav a[href*="/t/100"]');
    await page.click('[contenteditable]');
    await markIs(page, /^Messenger could read what you write/);
    await page.click('nav a[href*="e2ee"]');
    // The address says end-to-end, but the source for that was last confirmed in April (docs/facts.md).
    await markIs(page, /^Messenger: Sealcheck can’t see who/);
    await page.click('nav a[href="/"]');
    await noMark(page);
    await page.click('[contenteditable]');
    await page.click('nav a[href*="/t/100"]');
    await page.close();
  });

  it('Element: each room by its own mark; a copy on another host proves nothing', async () => {
    const page = await stage.open('https://app.element.io/#/room/!public:example.org');
    await page.click('[contenteditable]');
    await markIs(page, /^Element: whoever runs this server/);
    await page.click('nav a[href*="!private"]');
    await markIs(page, ONLY_THEM);
    await page.click('nav a[href*="!plain"]');
    await markIs(page, /^Element: Sealcheck can’t see/);
    await page.close();
    const copy = await stage.open('https://rooms.city-office.org/#/room/!private:example.org');
    await copy.click('[contenteditable]');
    await markIs(copy, /^Element: whoever runs this server/);
    await copy.close();
  });

  it('Mattermost on a host that nobody has heard of', async () => {
    const page = await stage.open('https://talk.city-office.org/team/channels/town-square');
    await page.click('#post_textbox');
    await markIs(page, /^Mattermost: whoever runs this server/);
    await unfold(page, 'know');
    await until(
      async () => (await page.inline.texts('.evidence')).join().includes('talk.city-office.org'),
      'whose',
    );
    await page.close();
  });

  it('BlueBubbles, which paints its page: how a message went is told by what carried it', async () => {
    stage.world.pages.set('imessage.city-office.org/api/v1/message/text', '{"status":200}');
    stage.world.posted.length = 0;
    const page = await stage.open('https://imessage.city-office.org/web/');
    await page.click('textarea');
    await markIs(page, /^BlueBubbles: Sealcheck can’t see/);
    await page.type('textarea', SECRET);
    await page.press('Enter');
    await until(() => Promise.resolve(stage.world.posted.length === 1), 'the message');
    await page.evaluate(`openChat('SMS;-;+15559876543')`);
    await page.type('textarea', 'hello');
    await page.press('Enter');
    await markIs(page, TEXT);
    await page.evaluate(`openChat('any;-;+15550000000')`);
    await page.type('textarea', 'hello');
    await page.press('Enter');
    // The id names the person but no service, and nothing is known about the person.
    await markIs(page, /^Only a blue bubble, or a lock/);
    expect(
      stage.world.posted.map(({ body }) => (JSON.parse(body.toString()) as { message: string }).message),
    ).toEqual([SECRET, 'hello', 'hello']);
    const kept = await inOwnPage<string>(
      'x',
      'JSON.stringify([await api.storage.local.get(), await api.storage.session.get()])',
    );
    expect(kept).not.toMatch(/mill|hello|15551234567|15559876543|15550000000/);
    await page.close();
  });

  it('an app of an unknown layout: the line at the bottom, and not the fields for something else', async () => {
    stage.world.pages.set(
      'web.grindr.com/chat',
      `<!doctype html><title>Chat</title>${COUNT}<input id="q" type="search" placeholder="Search"><textarea id="note" style="width:60%;height:80px" placeholder="Private note"></textarea>${COMPOSER}`,
    );
    const page = await stage.open('https://web.grindr.com/chat');
    await page.click('#q');
    await page.click('#note');
    await page.click('#line');
    await markIs(page, /^Grindr could read what you write/);
    expect(await page.evaluate('added')).toBe(1);
    await page.close();
  });

  it.each([
    [
      'a site that is no chat',
      'www.plain-place.org',
      '/',
      `<input type="search" id="a"><textarea id="b" placeholder="Comment"></textarea><div class="cm-editor"><div id="c" contenteditable="true">code</div></div>`,
    ],
    [
      'a chat’s host outside its conversations',
      'discord.com',
      '/settings',
      `<input id="a"><textarea id="b" placeholder="About me"></textarea><div id="c" contenteditable="true" role="textbox" data-slate-editor="true" aria-label="Bio">x</div>`,
    ],
  ])('%s: silent', async (_, host, path, html) => {
    // A sentinel: once this conversation has its mark, everything before it has been looked at.
    const end = `<button id="go" onclick="history.pushState(null, '', '/channels/@me/1'); for (const field of document.querySelectorAll('#a, #b, .cm-editor, #c, #d')) field.remove(); document.body.insertAdjacentHTML('beforeend', '<form>' + (location.host === 'discord.com' ? '<div role=textbox contenteditable=true data-slate-editor=true aria-label=Message id=line></div>' : '<textarea id=post_textbox></textarea>') + '</form>')">Go</button>`;
    stage.world.pages.set(
      `${host}${path}`,
      `<!doctype html><title>Page</title>${COUNT}${html}${COMPOSER.replace('line', 'd')}${end}`,
    );
    const page = await stage.open(`https://${host}${path}`);
    for (const field of ['#a', '#b', '#c', '#d']) await page.click(field);
    await page.click('#go');
    await page.click('#line, #post_textbox');
    await until(async () => (await mark(page)) !== '', 'the mark at the conversation');
    expect(await page.evaluate('added'), 'nothing before').toBe(1);
    await page.close();
  });
});
