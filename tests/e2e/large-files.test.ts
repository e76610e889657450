/** A large encrypted file is stored on disk, in the extension's own storage, for as long as its page is open. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-large-'));
const LARGE = join(folder, 'large.bin');
const SIZE = 40_000_000;
writeFileSync(LARGE, '');
truncateSync(LARGE, SIZE);
/** Takes so long that it can be cancelled. */
const HUGE = join(folder, 'huge.bin');
writeFileSync(HUGE, '');
truncateSync(HUGE, 2_000_000_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(BROWSERS)('a large file, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());

  const open = async () => {
    const page = await stage.open(`${stage.browser.origin}/encrypt.html`);
    await page.waitFor(`document.querySelector('#files')`, 'the page');
    return page;
  };
  const evaluated = async <T>(page: Page, code: string): Promise<T> => {
    await page.evaluate(`void (async () => { window.told = [await (${code})] })()`);
    await page.waitFor('window.told', code);
    return page.evaluate<T>('window.told.splice(0)[0]');
  };
  const onDisk = (page: Page) =>
    evaluated<number>(
      page,
      `navigator.storage.getDirectory().then((root) => Array.fromAsync(root.keys())).then(({ length }) => length)`,
    );

  it('is whole, and gone from the disk with its page', async () => {
    const page = await open();
    await page.evaluate(
      `void (URL.createObjectURL = ((make) => (blob) => make.call(URL, (window.made = blob)))(URL.createObjectURL))`,
    );
    await page.choose('#files', [LARGE]);
    await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await page.waitFor(`document.querySelector('#sealed')`, 'the end');
    expect(await onDisk(page)).toBe(1);
    // Per chunk of 64 KiB a tag of 16 octets, a nonce, and a header of less than 300 octets.
    const least = SIZE + 16 * Math.ceil(SIZE / 65_536) + 16;
    const size = await page.evaluate<number>('window.made.size');
    expect(size).toBeGreaterThan(least);
    expect(size).toBeLessThan(least + 300);

    // Another page and the worker leave a file that is in use alone.
    const other = await open();
    await evaluated(other, 'navigator.locks.query()');
    expect(await onDisk(page)).toBe(1);
    await page.close();
    await until(async () => (await onDisk(await open())) === 0, 'nothing to be left');
  });

  it('is gone as soon as the work on it is cancelled, while its page stays open', async () => {
    const page = await open();
    await page.choose('#files', [HUGE]);
    await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await until(async () => (await onDisk(page)) === 1, 'the part that is on the disk');
    await page.waitFor(`document.querySelector('progress')`, 'the progress');
    await page.evaluate(
      `void [...document.querySelectorAll('button')].find((one) => one.innerText === 'Cancel').click()`,
    );
    await page.waitFor(`!document.querySelector('progress')`, 'the start again');
    await until(async () => (await onDisk(page)) === 0, 'nothing to be left');
    await page.close();
  });

  it('is gone where its page could not remove it: after the end of the browser or of this version', async () => {
    const other = await stage.open(`${stage.browser.origin}/options.html`);
    const leave = `navigator.storage.getDirectory().then((root) => root.getFileHandle('left 0', { create: true }))`;
    await evaluated(other, `${leave}.then(() => true)`);
    expect(await onDisk(other)).toBe(1);
    const page = await open();
    await page.choose('#files', [LARGE]);
    await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await page.waitFor(`document.querySelector('progress')`, 'the progress');
    await stage.browser.reloadExtension();
    const after = await until(() => stage.open(`${stage.browser.origin}/options.html`), 'the extension');
    await until(async () => (await onDisk(after)) === 0, 'nothing to be left');
  });
});
