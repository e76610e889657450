/**
 * Chats in frames and windows without an address of their own (such as srcdoc frames) belong to the page that made
 * them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'www.facebook.com';
const INNER =
  '<!doctype html><title>Chat</title><div role="main"><div id="line" role="textbox" contenteditable="true" data-lexical-editor="true" aria-label="Message" style="height:60px">x</div></div>';
const FRAME = 'width=800 height=300';
const WAYS = {
  'a srcdoc frame': `<iframe ${FRAME} srcdoc='${INNER}'></iframe>`,
  'a frame that a script writes': `<iframe ${FRAME}></iframe><script>document.querySelector('iframe').contentDocument.body.innerHTML = \`${INNER}\`</script>`,
  'a blob in a frame': `<iframe ${FRAME}></iframe><script>document.querySelector('iframe').src = URL.createObjectURL(new Blob([\`${INNER}\`], { type: 'text/html' }))</script>`,
  'a frame in a frame': `<iframe ${FRAME} srcdoc="<iframe ${FRAME} srcdoc='${INNER.replaceAll('&', '&amp;amp;').replaceAll('"', '&quot;')}'></iframe>"></iframe>`,
} as const;
const line = (then: string) =>
  `((d) => { while (d && d.querySelector('iframe')) d = d.querySelector('iframe').contentDocument; const one = d && d.querySelector('#line'); ${then} })(document)`;

describe.each(BROWSERS)('chats in frames, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name, false);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const open = async (path: string, html: string) => {
    stage.world.pages.set(`${HOST}${path}`, `<!doctype html><meta charset=utf-8><title>Page</title>${html}`);
    await until(() => page.goto(`https://${HOST}${path}`).then(() => true), path);
    await page.waitFor(line('return one'), 'the composer');
    await page.evaluate(line('one.focus()'));
    await page.press('h');
  };
  it('tell of a conversation, and are silent on another page of its site', async () => {
    for (const [way, html] of Object.entries(WAYS)) {
      await open('/groups', html);
      expect(await page.inline.hosts(), way).toBe(0);
      await open('/messages/t/100', html);
      await until(
        async () => /^Messenger could read/.test((await page.inline.texts('.mark .words')).join()),
        `the mark in ${way}`,
      );
    }
  });
});
