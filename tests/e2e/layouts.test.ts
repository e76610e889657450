/** Webmails that no adapter knows: their recipients are read, and their Send is held where it is and sends once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const PHONE = '5551234567@vtext.com';
const HOST = 'post.unseen-layout.org';
const TEXT = '<p><textarea name=m rows=10 cols=60></textarea></p>';
const SUBJECT = '<p>Subject: <input name=s size=60></p>';
const FORM = '<form action="/sent" method="post" id=f>';
/** Properties of a document that a mail shown in it could hide from scripts, by giving its images those names. */
const HIDDEN = [
  ...[
    'addEventListener',
    'removeEventListener',
    'activeElement',
    'documentElement',
    'body',
    'head',
    'defaultView',
  ],
  ...['URL', 'readyState', 'visibilityState', 'createElement', 'elementFromPoint', 'createRange', 'hidden'],
  ...[
    'hasFocus',
    'fullscreenElement',
    'contains',
    'getRootNode',
    'baseURI',
    'title',
    'compatMode',
    'designMode',
  ],
];
const LINK = `<a id=send href="#" onclick="document.getElementById('f').submit();return false">`;

/** The To field is `#to`, the Send is `#send`, and `#other` is a control that does not send. */
const LAYOUTS: Readonly<Record<string, string>> = {
  'a label around the field': `${FORM}<p><label>To: <input id=to name=f1 size=60></label></p><p><label>Cc: <input name=f2 size=60></label></p>${SUBJECT}${TEXT}<input id=send type=submit value=Send><input id=other type=button value=Save></form>`,
  'everything in one table': `${FORM}<table><tr><td>To:</td><td><input id=to name=x1 size=60></td></tr><tr><td>Cc:</td><td><input name=x2 size=60></td></tr><tr><td>Subject:</td><td><input name=x3 size=60></td></tr><tr><td>Text:</td><td><textarea name=m rows=10 cols=60></textarea></td></tr><tr><td></td><td><input id=send type=submit value=Send><input id=other type=button value=Save></td></tr></table></form>`,
  'a spacer between label and field': `${FORM}<div><table><tr><td>To:</td><td width=6>&nbsp;</td><td><input id=to name=headerto size=60></td></tr><tr><td>Cc:</td><td width=6>&nbsp;</td><td><input name=headercc size=60></td></tr><tr><td>Subject:</td><td width=6>&nbsp;</td><td><input name=headersubject size=60></td></tr></table></div>${TEXT}<input id=send type=submit value=Send><input id=other type=button value=Save></form>`,
  'Send in a bar outside': `<div>${FORM}<p>To: <input id=to name=to size=60></p>${SUBJECT}${TEXT}</form><div>${LINK}Send</a> <a id=other href="#">Save</a></div></div><footer>Feedback</footer>`,
  'a mail beside it whose pictures hide what a document has': `${HIDDEN.map((one) => `<img name=${one}>`).join('')}${FORM}<p>To: <input id=to name=to size=60></p>${SUBJECT}${TEXT}<input id=send type=submit value=Send><input id=other type=button value=Save></form>`,
  'Send as a picture': `${FORM}<p>To: <input id=to name=to size=60></p>${SUBJECT}${TEXT}</form>${LINK}<img alt="Send" width=24 height=24 src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></a> <a id=other href="#"><img alt="Save" width=24 height=24 src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></a>`,
};

/** A Send that only the app's script makes a button: it sends on the keys that people press on it. */
const KEYED: Readonly<Record<string, readonly [string, string]>> = {
  'keydown, Enter': ['Enter', `keydown',(e)=>{if(e.key==='Enter'){e.preventDefault();go()}}`],
  'keypress, Enter': ['Enter', `keypress',(e)=>{if(e.key==='Enter')go()}`],
  'keyup, Space': ['Space', `keyup',(e)=>{if(e.key===' ')go()}`],
};

describe.each(BROWSERS)('layouts that nobody has seen, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
    stage.world.pages.set(`${HOST}/sent`, '<!doctype html><p id=sent>Sent');
  });
  afterAll(() => stage.close());

  it.each(Object.entries(LAYOUTS))(
    '%s: the recipient is named, Send is held, and sends once',
    async (_, html) => {
      stage.world.pages.set(
        `${HOST}/compose`,
        `<!doctype html><meta charset=utf-8><title>Compose</title><body>${html}`,
      );
      const sent = () => stage.world.posted.filter(({ url }) => url.includes(`${HOST}/sent`)).length;
      const before = sent();
      const page = await stage.open(`https://${HOST}/compose`);
      await page.type('#to', PHONE);
      await page.click('[name=m]');
      await markThat(page, (words) => words.startsWith(PHONE), 'the phone');
      await page.click('#other');
      await page.click('#send');
      await question(page);
      expect(sent() - before, 'held').toBe(0);
      await answer(page, 'send');
      await until(() => Promise.resolve(sent() > before || Promise.reject(new Error('not yet'))), 'the mail');
      expect(sent() - before, 'sent exactly once').toBe(1);
      await page.close();
    },
  );

  it.each(Object.entries(KEYED))(
    'a Send that is a button by its role alone (%s) is held, and sends once',
    async (_, [key, listener]) => {
      const html = `<label>To: <input id=to></label>${SUBJECT}${TEXT}<div id=send role=button tabindex=0>Send</div>
        <script>const go=()=>void fetch('/sent',{method:'POST',body:'x'});send.onclick=go;send.addEventListener('${listener})</script>`;
      stage.world.pages.set(`${HOST}/keyed`, `<!doctype html><meta charset=utf-8><body>${html}`);
      const sent = () => stage.world.posted.filter(({ url }) => url.includes(`${HOST}/sent`)).length;
      const before = sent();
      const page = await stage.open(`https://${HOST}/keyed`);
      await page.type('#to', PHONE);
      await page.click('[name=m]');
      await markThat(page, (words) => words.startsWith(PHONE), 'the phone');
      for (const ruling of ['cancel', 'send'] as const) {
        await page.evaluate(`send.focus()`);
        await page.press(key);
        await question(page);
        expect(sent() - before, 'held').toBe(0);
        await answer(page, ruling);
        if (ruling === 'cancel') await gone(page);
      }
      await until(() => Promise.resolve(sent() > before || Promise.reject(new Error('not yet'))), 'the mail');
      expect(sent() - before, 'sent exactly once').toBe(1);
      await page.close();
    },
  );
});
