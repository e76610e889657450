/** Real uploader libraries: what they send arrives unchanged and once, whether it was held or not. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { saidOf } from './levels.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');
const ZONE = 'style="min-width:300px;min-height:120px"';

/** Each library as its own manual sets it up: markup, script, where files are dropped. */
const LIBRARIES = [
  {
    name: 'Dropzone',
    script: 'dropzone/dist/dropzone-min.js',
    html: `<form id="zone" class="dropzone" action="/take" ${ZONE}></form>`,
    start: `Dropzone.autoDiscover = false; new Dropzone('#zone', { url: '/take' });`,
    zone: '#zone',
    input: '.dz-hidden-input',
  },
  {
    name: 'FilePond',
    script: 'filepond/dist/filepond.min.js',
    html: `<div ${ZONE}><input type="file" id="field" name="file"></div>`,
    start: `FilePond.create(document.getElementById('field'), { server: '/take' });`,
    zone: '.filepond--drop-label',
    input: 'input[type=file]',
  },
  {
    name: 'Uppy',
    script: 'uppy/dist/uppy.min.js',
    html: `<div id="zone" ${ZONE}></div>`,
    start: `new Uppy.Uppy({ autoProceed: true }).use(Uppy.DragDrop, { target: '#zone' }).use(Uppy.XHRUpload, { endpoint: location.origin + '/take' });`,
    zone: '.uppy-DragDrop-container',
    input: 'input[type=file]',
  },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(BROWSERS)('uploader libraries, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  // FilePond takes no drop that a test can make in Firefox, held or not: it looks into the system's own data.
  const dropping = LIBRARIES.filter((library) => name === 'chromium' || library.name !== 'FilePond');

  const open = async ({ script, html, start }: (typeof LIBRARIES)[number], url: string) => {
    const { host } = new URL(url);
    const library = readFileSync(join(MODULES, script), 'utf8');
    stage.world.pages.set(`${host}/library.js`, library);
    stage.world.pages.set(`${host}/take`, '{"url":"/take"}');
    stage.world.pages.set(
      `${host}/`,
      `<!doctype html><meta charset=utf-8><title>Upload</title>${html}<script src="/library.js"></script><script>${start}</script>`,
    );
    return stage.open(url);
  };
  const arrived = async () => {
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'the file');
    expect(stage.world.posted).toHaveLength(1);
    expect(stage.world.posted[0]?.body.toString()).toContain('quarterly figures');
  };

  it.each(LIBRARIES)('$name, a chosen file: a calm line, and the file arrives', async (library) => {
    const page = await open(library, 'https://www.shop.org/');
    await page.waitFor(`document.querySelector('${library.input}')`, 'the library');
    await page.choose(library.input, [FILE]);
    await until(async () => (await page.inline.texts('.mark')).length > 0, 'the line');
    expect(saidOf(await page.inline.texts('.mark'))).toEqual([['transport', 'www.shop.org']]);
    await arrived();
    await page.close();
  });

  it.each(dropping)('$name, a file dropped on an encrypted page: it arrives at once', async (library) => {
    const page = await open(library, 'https://www.shop.org/');
    await page.waitFor(`document.querySelector('${library.zone}')`, 'the library');
    await page.drop(library.zone, [FILE]);
    await arrived();
    await until(async () => (await page.inline.texts('.mark')).length > 0, 'the line');
    await page.close();
  });

  it.each(dropping)('$name, a file dropped on an open page: held, then sent once', async (library) => {
    const page = await open(library, 'http://open.shop.org/');
    await page.waitFor(`document.querySelector('${library.zone}')`, 'the library');
    await page.drop(library.zone, [FILE]);
    await until(async () => (await page.inline.texts('.hold')).length > 0, 'the question');
    expect(stage.world.posted).toEqual([]);
    await page.inline.click('.hold .button:not(.primary)');
    await arrived();
    await page.close();
  });
});
