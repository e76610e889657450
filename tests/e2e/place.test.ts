/** Where our element is placed: it takes nothing from the page, and nothing from the person. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { readList } from '../world/browsers/card.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-place-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const FORM =
  '<form action="/take" method="post"><input name=note value=hi><button id=go>Save</button></form>';
/** An editor that takes dropped files and treats every node inside it as text. */
const EDITOR = `<div id=ed contenteditable style="min-height:60px;border:1px solid"><p>Text</p></div><script>
  window.strangers = 0;
  new MutationObserver((all) => all.forEach((one) => (window.strangers += one.addedNodes.length)))
    .observe(document.getElementById('ed').parentNode, { childList: true, subtree: true });
  for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());
</script>`;

describe.each(BROWSERS)('our element, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false);
    page = await stage.open('about:blank');
    stage.world.pages.set('open.shop.org/take', '<!doctype html><p id=taken>Thank you');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const put = async (html: string, path = '') => {
    stage.world.pages.set(`open.shop.org/${path}`, `<!doctype html><meta charset=utf-8>${html}`);
    await page.goto(`http://open.shop.org/${path}`);
  };
  const marks = async () => (await page.inline.texts('.mark .words')).length;
  const marked = () => until(async () => (await marks()) > 0, 'the mark');
  const unmarked = () => until(async () => (await marks()) === 0, 'the mark to go');
  const rectOf = (css: string) =>
    page.evaluate<string>(`JSON.stringify(document.querySelector('${css}').getBoundingClientRect())`);

  it('moves nothing between the press and the release: the first press counts', async () => {
    await put(FORM);
    const before = await rectOf('#go');
    await page.click('#go', 300);
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    await put(FORM);
    await page.click('[name=note]');
    await marked();
    expect(await rectOf('#go')).toBe(before);
  });

  it('leaves the style of a label that follows its field', async () => {
    await put(
      '<style>.f{position:absolute;opacity:0;width:1px;height:1px}.f + label{padding:12px;background:rgb(0,80,160);display:inline-block}</style><p>Send us a file</p><input type=file class=f id=file><label for=file>Choose</label>',
    );
    const before = await rectOf('label');
    await page.choose('#file', [FILE]);
    await marked();
    expect([
      await rectOf('label'),
      await page.evaluate(`getComputedStyle(document.querySelector('label')).backgroundColor`),
    ]).toEqual([before, 'rgb(0, 80, 160)']);
  });

  it('is nobody’s next or previous element', async () => {
    await put(
      `<form action=/take method=post><input name=email><button id=go onclick="event.preventDefault(); fetch('/take', { method: 'POST', body: 'email=' + this.previousElementSibling.value })">Go</button></form>`,
    );
    await page.type('[name=email]', 'ann');
    await marked();
    await page.click('#go');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'the post');
    expect(stage.world.posted.map(({ body }) => body.toString())).toEqual(['email=ann']);
  });

  it('never is in an editor’s document', async () => {
    await put(EDITOR);
    const before = await page.evaluate('document.body.innerHTML');
    await page.drop('#ed p', [FILE]);
    await marked();
    expect(await page.evaluate('[document.body.innerHTML, strangers]')).toEqual([before, 0]);
  });

  it('is not printed', async () => {
    await put(FORM);
    await page.click('[name=note]');
    await marked();
    const width = () => page.inline.style('.mark', 'width');
    expect(await width()).toMatch(/px$/);
    await page.setPrinting(true);
    await until(async () => (await width()) === 'auto', 'nothing on paper');
    await page.setPrinting(false);
    await until(async () => (await width()) !== 'auto', 'the mark');
  });

  it('goes with the view of an app that it belongs to', async () => {
    const views = `<main><h1>Upload</h1><div class=box><input type=file id=file></div></main><nav><button id=next onclick="document.querySelector('main').innerHTML='<h1>Next</h1>'">Next</button></nav>`;
    await put(views);
    await page.choose('#file', [FILE]);
    await marked();
    await page.click('#next');
    await unmarked();
    await put(
      `<main><form action=/take method=post><input name=note><button>Go</button></form></main><button id=next onclick="history.pushState(0, '', '/next'); document.querySelector('main').hidden = true">Next</button>`,
    );
    await page.click('[name=note]');
    await marked();
    await page.click('#next');
    await until(
      async () => (await page.inline.style('.mark', 'visibility')) !== 'visible',
      'nothing to be seen',
    );
  });

  it('can be clicked inside a modal dialog', async () => {
    await put(
      `<dialog id=d><button id=up>Upload</button></dialog><script>d.showModal(); up.onclick = () => { const f = document.createElement('input'); f.type = 'file'; f.onchange = () => 0; f.click() }</script>`,
    );
    const before = await rectOf('#d');
    await page.pick('#up', [FILE]);
    await marked();
    expect(await rectOf('#d')).toBe(before);
    await readList(page);
  });

  it('can be pressed where a dialog’s own rules keep it out of the dialog', async () => {
    await put(
      `<style>dialog > :only-child{width:400px}</style><dialog id=d>${FORM}</dialog><script>d.showModal()</script>`,
    );
    const before = await rectOf('form');
    await page.click('[name=note]');
    await marked();
    expect(await rectOf('form')).toBe(before);
    await readList(page);
  });

  it('is reached by Tab, and can be used, where a page keeps the focus in a part of it', async () => {
    await put(
      `<div id=m role=dialog aria-modal=true>${FORM}</div><script>
        window.woken = 0;
        const watch = (e) => { if (!m.contains(e.target)) { woken++; e.preventDefault(); e.stopImmediatePropagation(); document.querySelector('[name=note]').focus(); } };
        for (const type of ['focusin', 'mousedown', 'click', 'keydown']) document.addEventListener(type, watch, true);
      </script>`,
    );
    await page.click('[name=note]');
    await marked();
    await page.press('Tab');
    await page.press('Tab');
    await page.press('Enter');
    await until(
      async () => (await page.inline.texts('.assessment h3')).some((text) => text !== ''),
      'the list',
    );
    await page.press('Escape');
    expect(await page.evaluate('woken')).toBe(0);
  });

  it('gives the focus back to the page when what a press has opened is closed', async () => {
    await put(FORM);
    await page.click('[name=note]');
    await readList(page);
    await page.press('Escape');
    await page.waitFor(`document.activeElement?.name === 'note'`, 'the focus in the field');
  });

  it('stands over the empty end of a paragraph rather than over words', async () => {
    const words = 'All of these words are to be read. '.repeat(40);
    await put(
      `<style>body{margin:0}p{margin:0;line-height:60px}</style><p>${words}</p><p>Call or <a id=a href="sms:+12133734253">write</a></p><p>${words}</p>`,
    );
    await page.evaluate(`document.getElementById('a').focus()`);
    await marked();
    const top = Number.parseFloat(await page.inline.style('.whole', 'top'));
    const link = JSON.parse(await rectOf('#a')) as DOMRect;
    expect(Math.abs(top - link.top)).toBeLessThan(60);
  });

  it('tells at the window’s edge of a compose window in which it has no place, and holds its mail', async () => {
    await put(
      `<title>Compose</title><form action=/take method=post><table><tr><td>To:<td><input name=to size=60><tr><td>Cc:<td><input name=cc size=60><tr><td>Subject:<td><input name=subject size=60><tr><td>Text:<td><textarea name=message rows=10 cols=60></textarea><tr><td><td><input type=submit name=send value=Send></table></form>`,
      'compose',
    );
    await writeTo(page, '[name=to]', []);
    await page.type('[name=to]', '2125551234@vtext.com');
    await page.click('[name=subject]');
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
    await page.click('[name=cc]');
    await page.click('[name=send]');
    await until(async () => (await page.inline.texts('.hold')).length > 0, 'the question');
    expect(stage.world.posted).toEqual([]);
  });

  it('leaves the loose place to what it would bury, and stays whole beside it where the corners are taken', async () => {
    await put(
      `<title>Compose</title><form action=/take method=post style="position:relative;height:500px;width:700px"><div id=head style="height:100px"><div>To: <input name=to></div><div id=more>Subject: <input name=subject> <button type=button id=cc>Add Cc</button></div></div><textarea name=message style="position:absolute;top:60px;left:0;width:700px;height:400px"></textarea><input type=submit value=Send style="position:absolute;top:470px"></form><style>.c{position:fixed;width:100px;height:60px}</style><button class=c style="top:0;right:0">Help</button><button class=c style="bottom:0;right:60px">Chat</button><button class=c style="bottom:0;left:0">Menu</button>`,
      'classic',
    );
    await page.type('[name=to]', '2125551234@vtext.com');
    await page.press('Tab');
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
    for (const css of ['[name=subject]', '#cc'])
      await page.waitFor(
        `((e) => { const b = e.getBoundingClientRect(); return document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2) === e; })(document.querySelector('${css}'))`,
        `${css} to be within reach`,
      );
    expect(await page.inline.texts('.small,.tiny')).toEqual([]);
  });

  it('covers not the first line of an editor that stands, out of the flow, directly below it', async () => {
    await put(
      `<title>Compose</title><style>body{margin:0}</style><form action=/take method=post style="position:relative;height:500px;width:700px"><div style="position:relative;z-index:1;background:#fff"><div>To: <input name=to></div><div>Subject: <input name=subject></div></div><textarea name=message style="position:absolute;top:56px;left:0;width:700px;height:400px">First line</textarea><input type=submit value=Send style="position:absolute;top:470px"></form>`,
      'fixed-editor',
    );
    await page.type('[name=to]', '2125551234@vtext.com');
    await page.press('Tab');
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the warning');
    for (const part of [0.15, 0.5, 0.85])
      await page.waitFor(
        `((e) => { const b = e.getBoundingClientRect(); return document.elementFromPoint(b.x + b.width * ${part}, b.y + 10) === e; })(document.querySelector('textarea'))`,
        `the first line to be within reach (${part})`,
      );
  });

  it('stays in the flow of a compose window while a question stands over it', async () => {
    await page.goto('https://mail.google.com/mail/u/0/');
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', ['ann@gmail.com', '5551234567@vtext.com']);
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the warning');
    await page.click('.T-I-atl');
    await question(page);
    // The compose window grows behind the question, as when text loads late. After this wait, everything that reacts to
    // the growth has run.
    await page.evaluate(
      `new Promise((done) => { document.querySelector('div.M9').style.paddingBottom = '9px'; setTimeout(done, 1500); })`,
    );
    await answer(page, 'cancel');
    await gone(page);
    expect(await page.inline.texts('.loose')).toEqual([]);
    expect(await page.inline.texts('.warns')).toHaveLength(1);
  });
});
