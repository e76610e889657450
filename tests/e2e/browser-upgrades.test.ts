/**
 * Whether this browser would upgrade a request to encryption by itself: it is asked before anything is sent, and
 * without sending anything.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { saidOf } from './levels.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const formTo = (host: string) =>
  `<!doctype html><meta charset=utf-8><title>Shop</title><form method=post action="http://${host}/take"><input name=note><button>Send</button></form>`;

describe.each(BROWSERS)('a host that the browser may know, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  /** Touches a form that goes to this host until something is shown; returns the mark's level and host. */
  const touch = async (host: string): Promise<readonly [string, string]> => {
    stage.world.pages.set('www.shop.org/', formTo(host));
    const page = await stage.open('https://www.shop.org/');
    const marks = await until(async () => {
      await page.evaluate(
        `void ((field) => (field.blur(), field.focus()))(document.querySelector('[name=note]'))`,
      );
      const texts = await page.inline.texts('.mark .words');
      return texts.length > 0 && texts;
    }, 'a mark');
    await page.close();
    return saidOf(marks || [])[0] ?? ['', ''];
  };
  /** Waits for the lookup that asks the site itself whether it offers encryption. */
  const asked = (host: string) =>
    stage.world.waitForRequest(
      ({ kind, host: to }) => kind === 'page' && to === host,
      `a question to ${host}`,
    );

  it('nothing goes to a host that is only asked about', async () => {
    // The host does not exist: any request to it would be refused and logged.
    expect(await touch('nobody-lives-here.org')).toEqual(['exposed', 'nobody-lives-here.org']);
    const { log } = stage.world;
    await until(
      () => Promise.resolve(log.some(({ host }) => host === 'nobody-lives-here.org')),
      'the lookup',
    );
    const sent = log.filter(({ host }) => host === 'nobody-lives-here.org');
    // Only the lookup's own request, over https, whose tunnel was refused. There was none over http.
    expect(sent.map(({ kind }) => kind)).toEqual(['refused']);
  });

  it('our own question to a site does not make the browser’s answer better than it is', async () => {
    const host = 'asks-everyone.org';
    stage.world.pages.set(`${host}/`, '<title>x</title>');
    stage.world.headers.set(`${host}/`, { 'strict-transport-security': 'max-age=600' });
    expect(await touch(host)).toEqual(['exposed', host]);
    await asked(host);
    // What would the browser do if a person submitted a form to that host now?
    const page = await stage.open(`http://${host}/`);
    const isUpgraded = (await page.evaluate<string>('location.protocol')) === 'https:';
    await page.close();
    // A page that tests which hosts are upgraded learns nothing about the ones that we asked about.
    expect(isUpgraded).toBe(false);
    expect(await touch(host)).toEqual(['exposed', host]);
  });
});
