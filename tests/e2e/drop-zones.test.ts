/** Files are dropped on what a page shows for them: what was held is dropped again, once, where it was dropped. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
writeFileSync(FILE, 'quarterly figures');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(BROWSERS)('a drop, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  const posted = () => stage.world.posted;
  beforeAll(async () => {
    stage = await startStage(name, false);
    stage.world.pages.set('open.shop.org/take', '<!doctype html><p>Thank you');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const put = async (html: string) => {
    stage.world.pages.set('open.shop.org/', `<!doctype html><meta charset=utf-8><title>Case</title>${html}`);
    page = await stage.open('http://open.shop.org/');
  };
  const arrived = async () => {
    await until(() => Promise.resolve(posted().length > 0), 'what was sent');
    expect(posted()).toHaveLength(1);
    return posted()[0]?.body.toString() ?? '';
  };

  it.each([
    ['shows', 'document.body.append(over); over.hidden = true', 'over.hidden = false', 'over.hidden = true'],
    ['makes', '', 'document.body.append(over)', 'over.remove()'],
  ])('on what the page %s once files are dragged over it arrives, once', async (_, begin, show, hide) => {
    await put(`<div id="zone" style="width:300px;height:120px">Drop</div><script>
      const over = document.createElement('div');
      over.style = 'position:fixed;inset:0;background:#cde';
      ${begin};
      addEventListener('dragenter', (e) => { e.preventDefault(); ${show} });
      addEventListener('dragover', (e) => e.preventDefault());
      over.addEventListener('dragleave', () => { ${hide} });
      over.addEventListener('drop', (e) => { e.preventDefault(); ${hide}; fetch('/take', { method: 'POST', body: e.dataTransfer.files[0] }) })</script>`);
    await page.drop('#zone', [FILE]);
    if (name === 'firefox') {
      await question(page);
      expect(posted()).toEqual([]);
      await answer(page, 'send');
    }
    expect(await arrived()).toBe('quarterly figures');
    await page.close();
  });
});
