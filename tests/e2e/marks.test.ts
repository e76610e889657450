/**
 * What a person knows about a contact can be entered where the question comes up; it counts at once, and from then on.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat, unfold } from '../world/browsers/card.ts';

const ANN = '+12133734253';
const NOTHING_KNOWN = `It isn’t known whether ${ANN} uses Apple’s messages`;

describe.each(BROWSERS)('a mark in the list, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
    stage.world.pages.set(
      'www.club-site.org/',
      `<!doctype html><title>Club</title><p><a href="imessage:${ANN}">Write to us</a></p>`,
    );
  });
  afterAll(() => stage.close());

  /** Opens the link's list. */
  const open = async () => {
    const page = await stage.open('https://www.club-site.org/');
    await until(async () => {
      if ((await page.inline.texts('.mark .words')).length > 0) return true;
      await page.evaluate(`void (document.activeElement.blur(), document.querySelector('a').focus())`);
      return false;
    }, 'the note');
    await unfold(page, 'know');
    return page;
  };
  const textOf = async (page: Awaited<ReturnType<typeof open>>) =>
    (await page.inline.texts('.assessment')).join();

  it('says that somebody has no Apple device: the message would be a text message', async () => {
    const page = await open();
    expect(await textOf(page)).toContain(NOTHING_KNOWN);
    await page.inline.click('.evidence [role=group] button:nth-child(2)');
    await markThat(page, (words) => words.includes('phone companies can read it'), 'the mark to count');
    const said = await textOf(page);
    expect(said).toContain(`${ANN} is marked as having no Apple device`);
    expect(said).not.toContain(NOTHING_KNOWN);
    await page.close();
  });

  it('holds on the next page, and is there in the options to be forgotten', async () => {
    const page = await open();
    expect(await textOf(page)).toContain(`${ANN} is marked as having no Apple device`);
    await page.close();
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    await options.waitFor(`document.querySelector('tbody')?.textContent.includes('${ANN}')`, 'the mark');
    await options.close();
    expect(JSON.stringify(stage.world.log), 'nobody is told').not.toContain(ANN.slice(1));
  });
});
