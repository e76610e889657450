/** A form on an unencrypted page: if its host also works with encryption, that address is offered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat, sayOf } from '../world/browsers/card.ts';

const FORM =
  '<!doctype html><title>Shop</title><form action="/take" method="post"><input name="card" autocomplete="cc-number"><button id="go">Buy</button></form>';

describe.each(BROWSERS)('a form on an open page, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  /** Types a card number at this host and returns everything shown about it, once it matches. */
  const readAt = async (host: string, what: RegExp) => {
    stage.world.pages.set(`${host}/`, FORM);
    const page = await stage.open(`http://${host}/`);
    await page.type('[name=card]', '4111');
    await markThat(page, (text) => text.startsWith(host), 'the form');
    const said = await until(async () => {
      const words = await sayOf(page, host);
      if (what.test(words)) return words;
      throw new Error(words);
    }, String(what));
    return { page, said };
  };
  const questionsTo = (host: string) =>
    stage.world.log.filter((one) => one.host === host && one.headers['sec-fetch-dest'] === 'empty');

  it('whose host also offers encryption: one click opens it there', async () => {
    // This must be the first request of all: it tests that an answer through a proxy on a private network does not hide
    // the host's address.
    const { page, said } = await readAt('pay.both-ways.org', /Open this site with encryption/);
    expect(said).toMatch(/pay\.both-ways\.org also works with encryption/);
    expect(
      questionsTo('pay.both-ways.org').map(({ path }) => path),
      'only its start page was asked for',
    ).toEqual(['/']);
    stage.world.log.length = 0;
    await page.inline.click('.advice a');
    const { path } = await stage.world.waitForRequest(
      ({ host, headers }) => host === 'pay.both-ways.org' && headers['sec-fetch-dest'] === 'document',
      'the page with encryption',
    );
    expect(path).toBe('/');
    await page.close();
  });

  it('whose host offers none: nothing is promised', async () => {
    const { page, said } = await readAt('open.shop.org', /couldn’t find out|offers no encryption/i);
    expect(said).not.toMatch(/Open this site with encryption/);
    expect(said).toMatch(/Ask for a page with encryption/);
    await page.close();
  });
});

describe.each(BROWSERS)('without consent, in %s', (name) => {
  it('no host is asked whether it offers encryption', async () => {
    const stage = await startStage(name, false);
    stage.world.pages.set('open.shop.org/', FORM);
    const page = await stage.open('http://open.shop.org/');
    await page.type('[name=card]', '4111');
    await markThat(page, (text) => text.startsWith('open.shop.org'), 'the form');
    expect(await sayOf(page, 'open.shop.org')).not.toMatch(/Open this site with encryption/);
    expect(stage.world.log.filter(({ headers }) => headers['sec-fetch-dest'] === 'empty')).toEqual([]);
    await stage.close();
  });
});
