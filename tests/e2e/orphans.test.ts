/** The extension is started anew while pages are open. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { BROWSERS, startStage, type Stage } from './stage.ts';

describe.each(BROWSERS)('an extension started anew, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());

  it('opens its own pages again', async () => {
    await stage.browser.reloadExtension();
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('#stage-1')`);
    await page.close();
  });
});
