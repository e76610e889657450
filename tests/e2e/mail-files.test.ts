/** Files attached to a mail are judged by the mail's recipients: the webmail that carries them is not named as well. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ADD = `void document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'attach' }))`;

describe.each(BROWSERS)('a file for a mail, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('gets no line of its own in a webmail that is known by a general rule', async () => {
    const page = await stage.open('https://post.unseen-mail.net/');
    await page.evaluate(ADD);
    await page.click('#new');
    await writeTo(page, '[aria-label=An] input', ['ann@gmail.com']);
    await markThat(page, (text) => text.startsWith('ann@gmail.com'), 'the recipient');
    await page.choose('#attach', [FILE]);
    // A sentinel: the same script marks a link, so once that mark is there, the file has been looked at.
    await page.evaluate(
      `void document.body.append(Object.assign(document.createElement('a'), { id: 'l', href: 'sms:+1555', textContent: 'text' }))`,
    );
    await page.evaluate(`void document.getElementById('l').focus()`);
    await until(
      async () => (await page.inline.texts('.mark .words')).some((text) => /text message/.test(text)),
      'the link',
    );
    const marks = await page.inline.texts('.mark .words');
    expect(marks.filter((text) => text.startsWith('post.unseen-mail.net'))).toEqual([]);
    await page.close();
  });

  it('gets its line on the same site where no mail is being written', async () => {
    const page = await stage.open('https://post.unseen-mail.net/');
    await page.evaluate(ADD);
    await page.choose('#attach', [FILE]);
    await markThat(page, (text) => text.startsWith('post.unseen-mail.net'), 'the line');
    await page.close();
  });
});
