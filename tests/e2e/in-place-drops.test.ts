/** Files dropped on a page where others could read them are encrypted and dropped again in the same place, once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, question, ready } from '../world/browsers/question.ts';
import {
  MODULES,
  renderUploader,
  TAKEN,
  takesDropsIn,
  UPLOADERS,
  type Uploader,
} from '../world/uploaders.ts';
import { back, encryptFrom, expectSealed, outcomeIn, start, textIn } from './encrypting.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-drops-'));
const CANARY = 'the canary sings at noon';
const REPORT = join(folder, 'report.txt');
writeFileSync(REPORT, CANARY);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A drop zone that keeps the files until they are sent. */
const KEEPING = `<!doctype html><div id="zone" class="dropzone" style="width:300px;height:120px">Drop here</div><ul id="list"></ul><button id="go" type="button">Send</button><script>
  const kept = [];
  zone.ondragover = (event) => event.preventDefault();
  zone.ondrop = (event) => {
    event.preventDefault();
    kept.push(...event.dataTransfer.files);
    list.innerText = kept.map(({ name }) => name).join();
  };
  go.onclick = () => {
    const data = new FormData();
    for (const one of kept) data.append('file', one);
    void fetch('/take', { method: 'POST', body: data });
  };
</script>`;
/** A drop zone that puts the file into a form's field. */
const FILLING = `<!doctype html><form action="/take" method="post" enctype="multipart/form-data"><div id="zone" style="width:300px;height:120px">Drop here</div><input type="file" name="file" id="file" hidden><button id="go">Send</button></form><script>
  zone.ondragover = (event) => event.preventDefault();
  zone.ondrop = (event) => {
    event.preventDefault();
    file.files = event.dataTransfer.files;
  };
</script>`;

describe.each(BROWSERS)('encrypting what was dropped on a page, in %s', (name) => {
  /** Chromium's drops cannot be recreated, so they are not held (docs/adr/0017). */
  const isHeld = name === 'firefox';
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
    stage.world.pages.set('open.shop.org/take', TAKEN);
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const drop = async (html: string, zone: string) => {
    stage.world.pages.set('open.shop.org/', html);
    const shop = await stage.open('http://open.shop.org/');
    await shop.waitFor(`document.querySelector('${zone}')`, 'the zone');
    await shop.drop(zone, [REPORT]);
    if (isHeld) {
      expect(await question(shop)).not.toBe('');
      await ready(shop);
    } else await until(async () => (await shop.inline.texts('.mark .words')).join('') !== '', 'the mark');
    return shop;
  };
  const posted = async (count: number) => {
    await until(() => Promise.resolve(stage.world.posted.length >= count), 'what was sent');
    await stage.open('https://www.plain-site.org/?sentinel');
    expect(stage.world.posted).toHaveLength(count);
    return stage.world.posted.at(-1)?.body ?? Buffer.alloc(0);
  };
  /** Encrypts the files; if the drop was held, the page has got nothing until the person agrees. */
  const encrypt = async (shop: Page) => {
    const page = await encryptFrom(stage, shop, isHeld);
    await until(async () => (await textIn(page, '.picked')).includes('report.txt'), 'the files');
    const given = await textIn(page, '.given');
    const phrase = await textIn(page, '.passphrase');
    await start(page);
    const put = await outcomeIn(page);
    await back(page);
    if (isHeld) await answer(shop, 'send');
    return { given, phrase, put };
  };

  it('a zone that keeps files until they are sent', async () => {
    const shop = await drop(KEEPING, '#zone');
    const { given, phrase, put } = await encrypt(shop);
    const names = () => shop.evaluate<string>('list.innerText');
    if (isHeld) {
      expect(put).toContain('has replaced yours');
      await until(async () => (await names()) === 'report.txt.age', 'the file');
      await shop.click('#go');
      await expectSealed(await posted(1), ['report.txt.age'], phrase, CANARY);
    } else {
      expect(given).toContain('already has the unencrypted files');
      expect(put).toContain('has taken the encrypted file');
      expect(put).toContain('already has the unencrypted files');
      expect(await names()).toBe('report.txt,report.txt.age');
      // The files that were dropped before are no safer for it.
      expect((await shop.inline.texts('.mark .words')).join()).not.toContain('only those');
    }
    await shop.close();
  });

  it('a zone that fills a field of its own', async () => {
    const shop = await drop(FILLING, '#zone');
    const { phrase, put } = await encrypt(shop);
    expect(put).toContain('has replaced yours');
    await shop.waitFor(`file.files[0]?.name === 'report.txt.age'`, 'the file');
    await shop.click('#go');
    await expectSealed(await posted(1), ['report.txt.age'], phrase, CANARY);
    await shop.close();
  });

  // FilePond keeps the one file that it has sent.
  const dropping = UPLOADERS.filter((one) => takesDropsIn(name, one) && one.name !== 'FilePond');
  it.each(dropping)('$name: the encrypted file arrives once', async (library: Uploader) => {
    stage.world.pages.set('open.shop.org/library.js', readFileSync(join(MODULES, library.script), 'utf8'));
    const shop = await drop(renderUploader(library, '/library.js'), library.zone);
    const { phrase, put } = await encrypt(shop);
    expect(put).toContain(isHeld ? 'has replaced yours' : 'has taken the encrypted file');
    const body = await posted(isHeld ? 1 : 2);
    await expectSealed(body, ['report.txt.age'], phrase, CANARY);
    await shop.close();
  });
});
