/** What was held goes out as the person sent it; what cannot be recreated is not held, but warned about before. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { saidOf } from './levels.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const OPEN = 'http://open.shop.org/';
const SECURE = 'https://www.shop.org/';
const form = (script: string, button = '<button id="go" name="how" value="fast">Buy</button>') =>
  `<form id="form" action="/take" method="post"><input name="card" autocomplete="cc-number">${button}</form><script>${script}</script>`;
const ON_CLICK = (what: string) => form(`go.onclick = () => { setTimeout(() => { ${what} }) }`);
const POST = `fetch('/take', { method: 'POST', body: new FormData(form) })`;

describe.each(BROWSERS)('letting go, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  const posted = () => stage.world.posted;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false);
    stage.world.pages.set('open.shop.org/take', '<!doctype html><p id=taken>Thank you');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const put = async (html: string, url = OPEN) => {
    stage.world.pages.set(
      `${new URL(url).host}/`,
      `<!doctype html><meta charset=utf-8><title>Case</title>${html}`,
    );
    page = await stage.open(url);
  };
  const marked = () =>
    until(async () => (await page.inline.texts('.mark .words')).join('') !== '', 'the mark');
  const write = async () => {
    await page.type('[name=card]', '4111');
    await marked();
  };
  const arrived = async () => {
    await until(() => Promise.resolve(posted().length > 0), 'what was sent');
    expect(posted()).toHaveLength(1);
    return posted()[0]?.body.toString() ?? '';
  };
  /**
   * Waits for the next page: a tab that is closed while it navigates may never report that it has closed (Playwright).
   */
  const left = () => page.waitFor(`document.getElementById('taken')`, 'the next page');
  const fieldsOf = (body: string) => new URLSearchParams(body);

  it.each([
    ['disables its button', 'go.disabled = true'],
    ['disables all its fields', 'for (const one of form.elements) one.disabled = true'],
    ['empties its fields', 'form.reset()'],
    ['overwrites what was typed', `form.elements.card.value = 'sent'`],
  ])('a form that, once it is pressed, %s', async (_, what) => {
    await put(ON_CLICK(what));
    await write();
    await page.click('#go');
    await question(page);
    await answer(page, 'send');
    const body = fieldsOf(await arrived());
    expect([body.get('card'), body.get('how')]).toEqual(['4111', 'fast']);
    await left();
    await page.close();
  });

  it('a button that the page has replaced meanwhile: nothing is sent in another way than the person did', async () => {
    await put(ON_CLICK('go.outerHTML = go.outerHTML'));
    await write();
    await page.click('#go');
    await question(page);
    await answer(page, 'send');
    await until(async () => (await page.inline.texts('.hold h2')).join().length > 0, 'word of it');
    expect(posted()).toEqual([]);
    await page.press('Escape');
    await gone(page);
    await page.click('#go');
    // Asked again or let through at once: either way it is sent once.
    await until(async () => {
      if ((await page.inline.texts('.hold')).length > 0) await answer(page, 'send');
      return posted().length > 0;
    }, 'what was sent');
    expect(fieldsOf(await arrived()).get('how')).toBe('fast');
    await left();
    await page.close();
  });

  it('a page whose own listener was first and sends: told, asked nothing, sent once', async () => {
    await put(form(`window.addEventListener('submit', (e) => { e.preventDefault(); ${POST} }, true)`));
    await write();
    await page.click('#go');
    expect(await arrived()).toContain('4111');
    expect(await page.inline.texts('.hold')).toEqual([]);
    expect(saidOf(await page.inline.texts('.mark .words'))).toEqual([['exposed', 'open.shop.org']]);
    await page.close();
  });

  it('a page that changes the form’s address as it is sent is held all the same, and hears of it once', async () => {
    const script = `let n = 0; form.onsubmit = () => { form.action = 'http://open.shop.org/take?n=' + ++n }`;
    await put(form(script).replace('action="/take"', 'action="https://www.shop.org/take"'));
    await write();
    await page.click('#go');
    await question(page);
    expect(posted()).toEqual([]);
    await answer(page, 'send');
    expect(fieldsOf(await arrived()).get('card')).toBe('4111');
    expect(posted()[0]?.url).toContain('n=1');
    await left();
    await page.close();
  });

  it('a secret in a field without a form is told of before a script can send it', async () => {
    await put(
      '<div><input name="user"><input type="password" name="password"><button type="button">Log in</button></div>',
    );
    await page.evaluate(`void document.querySelector('[name=password]').focus()`);
    await marked();
    expect(saidOf(await page.inline.texts('.mark .words'))).toEqual([['exposed', 'open.shop.org']]);
    await page.close();
  });

  it('cells pasted into a text field are text, unless the page takes the picture', async () => {
    const sentinel = '<form action="mailto:x@example.org"><input name="sentinel"></form>';
    await put(
      `<form action="/take" method="post"><textarea id="box" name="x"></textarea></form>${sentinel}`,
      SECURE,
    );
    await page.paste('#box', 'cells');
    await page.evaluate(`void document.querySelector('[name=sentinel]').focus()`);
    await marked();
    expect(saidOf(await page.inline.texts('.mark .words'))).toEqual([['exposed', '']]);
    await page.close();
    await put(
      '<textarea id="box"></textarea><script>box.onpaste = (e) => e.preventDefault()</script>',
      SECURE,
    );
    // The script that inspects the page is injected at the first touch.
    await page.type('#box', 'text');
    await page.paste('#box', 'cells');
    await marked();
    expect(saidOf(await page.inline.texts('.mark .words'))).toEqual([['transport', 'www.shop.org']]);
    await page.close();
  });

  describe('a drop', () => {
    const ENTRIES = `for (const i of e.dataTransfer.items) { const n = i.webkitGetAsEntry(); if (n && n.isFile) n.file((f) => fetch('/take', { method: 'POST', body: f })) }`;
    const zone = (script: string) =>
      `<div id="zone" class="dropzone" style="width:300px;height:120px">Drop</div><script>addEventListener('dragover', (e) => e.preventDefault()); ${script}</script>`;
    const OVERLAY = zone(`let n = 0;
      const over = document.body.appendChild(Object.assign(document.createElement('p'), { hidden: true, id: 'over' }));
      addEventListener('dragenter', (e) => { e.preventDefault(); n++; over.hidden = false });
      addEventListener('dragleave', () => { if (--n <= 0) over.hidden = true });
      addEventListener('drop', (e) => { e.preventDefault(); n = 0; over.hidden = true; fetch('/take', { method: 'POST', body: e.dataTransfer.files[0] }) })`);

    it('read by its entries arrives, once', async () => {
      await put(zone(`addEventListener('drop', (e) => { e.preventDefault(); ${ENTRIES} })`));
      await page.drop('#zone', [FILE]);
      if (name === 'firefox') {
        await question(page);
        await answer(page, 'send');
      }
      expect(await arrived()).toBe('quarterly figures');
      expect(await page.inline.texts('.hold')).toEqual([]);
      await marked();
      expect(saidOf(await page.inline.texts('.mark .words'))).toEqual([['exposed', 'open.shop.org']]);
      await page.close();
    });

    it('on a file field fills it, and its form is asked about when it is sent', async () => {
      await put(
        '<form action="/take" method="post" enctype="multipart/form-data"><input type="file" id="file" name="doc" style="width:300px;height:60px"><button id="go">Send</button></form>',
      );
      // Only the browser itself can fill a field by a drop.
      if (name === 'chromium') await page.drop('#file', [FILE]);
      else await page.choose('#file', [FILE]);
      await page.waitFor(`document.querySelector('#file').files.length === 1`, 'the file in the field');
      expect(await page.inline.texts('.hold')).toEqual([]);
      await page.click('#go');
      await question(page);
      await answer(page, 'send');
      expect(await arrived()).toMatch(/filename="report.txt"[^]*quarterly figures/);
      await left();
      await page.close();
    });

    it('in an editor is the browser’s and the page’s, at once', async () => {
      await put(
        `<div id="zone" contenteditable style="width:300px;height:120px"></div><script>zone.ondragover = (e) => e.preventDefault(); zone.ondrop = (e) => { if (e.isTrusted) zone.textContent = e.dataTransfer.files.length + ' file'; e.preventDefault() }</script>`,
      );
      await page.drop('#zone', [FILE]);
      await page.waitFor(`document.querySelector('#zone').textContent === '1 file'`, 'the file in the text');
      expect(await page.inline.texts('.hold')).toEqual([]);
      await page.close();
    });

    it('is told of while the files are still held over the page, and no more once they are dragged out', async () => {
      await put(OVERLAY);
      await page.drop('#zone', [FILE], 'hold');
      await marked();
      expect(saidOf(await page.inline.texts('.mark .words'))).toEqual([['exposed', 'open.shop.org']]);
      expect(posted()).toEqual([]);
      // Chromium's driver can drop files, but not drag them out again.
      if (name === 'firefox') {
        await page.drop('#zone', [FILE], 'leave');
        await until(async () => (await page.inline.texts('.mark .words')).length === 0, 'the mark to go');
      }
      await page.close();
    });
  });
});
