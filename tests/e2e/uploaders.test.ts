/** Real uploader libraries: what they send arrives unchanged and once, whether it was held or not. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { answer, question } from '../world/browsers/question.ts';
import {
  MODULES,
  renderUploader,
  TAKEN,
  takesDropsIn,
  UPLOADERS,
  type Uploader,
} from '../world/uploaders.ts';
import { saidOf } from './levels.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

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

  const dropping = UPLOADERS.filter((library) => takesDropsIn(name, library));

  const open = async (library: Uploader, url: string) => {
    const { host } = new URL(url);
    const { pages } = stage.world;
    pages.set(`${host}/library.js`, readFileSync(join(MODULES, library.script), 'utf8'));
    pages.set(`${host}/take`, TAKEN);
    pages.set(`${host}/`, renderUploader(library, '/library.js'));
    return stage.open(url);
  };
  const arrived = async () => {
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'the file');
    expect(stage.world.posted).toHaveLength(1);
    expect(stage.world.posted[0]?.body.toString()).toContain('quarterly figures');
  };

  it.each(UPLOADERS)('$name, a chosen file: a calm line, and the file arrives', async (library) => {
    const page = await open(library, 'https://www.shop.org/');
    await page.waitFor(`document.querySelector('${library.input}')`, 'the library');
    await page.choose(library.input, [FILE]);
    await until(async () => (await page.inline.texts('.mark .words')).join() !== '', 'the line');
    expect(saidOf(await page.inline.texts('.mark .words'))).toEqual([['transport', 'www.shop.org']]);
    await arrived();
    await page.close();
  });

  it.each(dropping)('$name, a file dropped on an encrypted page: it arrives at once', async (library) => {
    const page = await open(library, 'https://www.shop.org/');
    await page.waitFor(`document.querySelector('${library.zone}')`, 'the library');
    await page.drop(library.zone, [FILE]);
    await arrived();
    await page.waitFor(`document.querySelector('${library.done}')`, 'the end');
    await until(async () => (await page.inline.texts('.mark .words')).join('') !== '', 'the line');
    await page.close();
  });

  it.each(dropping)(
    '$name, a file dropped on an open page: sent once, held before where it can be',
    async (library) => {
      const page = await open(library, 'http://open.shop.org/');
      await page.waitFor(`document.querySelector('${library.zone}')`, 'the library');
      await page.drop(library.zone, [FILE]);
      // Chromium's drops cannot be recreated (docs/adr/0017).
      if (name === 'firefox') {
        await question(page);
        expect(stage.world.posted).toEqual([]);
        await answer(page, 'send');
      }
      await arrived();
      await page.close();
    },
  );
});
