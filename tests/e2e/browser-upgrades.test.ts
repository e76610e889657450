/** What this browser would encrypt by itself: asked of it before anything is sent, and without sending anything. */
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

  /** Touches a form to this host, again and again until something is said of it; the mark's level and host. */
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
  /** The same once the site itself was asked whether it offers encryption. */
  const asked = (host: string) =>
    stage.world.waitForRequest(
      ({ kind, host: to }) => kind === 'page' && to === host,
      `a question to ${host}`,
    );

  it('nothing goes to a host that is only asked about', async () => {
    // Nobody lives there: whatever was sent would be refused, and noted.
    expect(await touch('nobody-lives-here.org')).toEqual(['exposed', 'nobody-lives-here.org']);
    const { log } = stage.world;
    await until(
      () => Promise.resolve(log.some(({ host }) => host === 'nobody-lives-here.org')),
      'the lookup',
    );
    const sent = log.filter(({ host }) => host === 'nobody-lives-here.org');
    // The one question of the lookup, over https: its tunnel was refused. None came over http.
    expect(sent.map(({ kind }) => kind)).toEqual(['refused']);
  });

  it('our own question to a site does not make the browser’s answer better than it is', async () => {
    const host = 'asks-everyone.org';
    stage.world.pages.set(`${host}/`, '<title>x</title>');
    stage.world.headers.set(`${host}/`, { 'strict-transport-security': 'max-age=600' });
    expect(await touch(host)).toEqual(['exposed', host]);
    await asked(host);
    // What would the browser do with a form that a person sends there now?
    const page = await stage.open(`http://${host}/`);
    const isUpgraded = (await page.evaluate<string>('location.protocol')) === 'https:';
    await page.close();
    // A page that finds out which hosts are upgraded learns nothing of those that we asked.
    expect(isUpgraded).toBe(false);
    expect(await touch(host)).toEqual(['exposed', host]);
  });
});
