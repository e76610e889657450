/** Lists of recipients as people leave them, in a webmail that no adapter knows: who is named in the page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat, readList } from '../world/browsers/card.ts';

const HOST = 'post.city-hall.org';
const PAGE =
  '<!doctype html><title>Webmail</title><main><form method=post action=/sent>' +
  '<p><label for=to>To</label> <textarea id=to name=to cols=80></textarea></p>' +
  '<p><label for=cc>Cc</label> <input id=cc name=cc></p>' +
  '<p><label for=subject>Subject</label> <input id=subject name=subject></p>' +
  '<p><textarea id=body name=body aria-label="Message" rows=9></textarea></p>' +
  '<button type=submit>Send</button></form></main>';

const TEXT = '5551234567@vtext.com';
const ANN = 'ann@gmail.com';

const LISTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['a bracket that is not closed', `Pat <${TEXT}, Ann <${ANN}>`, [TEXT, ANN]],
  ['a colon for a semicolon', `${TEXT}: ${ANN}`, [TEXT, ANN]],
  ['a stray quote', `"Pat <${TEXT}>, ${ANN}`, [TEXT, ANN]],
  ['inches in a name', `19" rack <${TEXT}>; ${ANN}`, [TEXT, ANN]],
  ['full-width signs', `王 ＜${TEXT}＞，${ANN}`, [TEXT, ANN]],
  ['curly quotes', `‘${TEXT}’; “${ANN}”`, [TEXT, ANN]],
  ['a mail link in brackets', `Pat <mailto:${TEXT}>|${ANN}`, [TEXT, ANN]],
  ['a parenthesis that is not closed', `Pat (home <${TEXT}>, ${ANN}`, [TEXT, ANN]],
  ['a joiner in a domain', `info@می\u200cخواهم.com, ${ANN}`, ['info@xn--mgbn2ecje63gr19l.com', ANN]],
];

describe.each(BROWSERS)('recipients, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
    stage.world.pages.set(`${HOST}/compose`, PAGE);
  });
  afterAll(() => stage.close());

  it.each(LISTS)('%s: nobody is lost, nobody invented', async (_, list, addresses) => {
    const page = await stage.open(`https://${HOST}/compose`);
    await page.click('#to');
    await page.type('#to', list);
    await page.click('#subject');
    await markThat(page, (words) => words.includes('and 1 more'), 'two recipients');
    expect(new Set((await readList(page)).keys())).toEqual(new Set(addresses));
    await page.close();
  });

  it('a name on one line and its address on the next are one recipient', async () => {
    const page = await stage.open(`https://${HOST}/compose`);
    await page.click('#to');
    await page.evaluate(`void (document.querySelector('#to').value = 'Pat Miller\\n<${TEXT}>\\n${ANN}')`);
    await page.type('#to', ' ');
    await page.click('#subject');
    const words = await markThat(page, (text) => text.includes('and 1 more'), 'two recipients');
    expect(words).not.toMatch(/couldn’t be read|without an address/i);
    expect(new Set((await readList(page)).keys())).toEqual(new Set([TEXT, ANN]));
    await page.close();
  });
});
