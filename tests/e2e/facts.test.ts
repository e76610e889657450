/** Corrections to the tables between releases, from an address that policy sets: fetched, applied and shown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey, signFacts } from '../../utils/facts/sign.ts';
import { until } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { saidOf } from './levels.ts';
import { BROWSERS, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-facts-'));
const FILE = join(folder, 'plan.txt');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const TODAY = new Date().toISOString().slice(0, 10);
const CORRECTIONS = JSON.stringify({
  version: 3,
  made: TODAY,
  changes: [
    { table: 'transfer-services', name: 'wormhole.app', source: 'https://wormhole.app/news', asOf: TODAY },
  ],
});
const { file, publicKey } = signFacts(CORRECTIONS, makeKey());
const AT = 'facts.city-office.org/sealcheck.txt';

describe.each(BROWSERS)('corrections of the tables, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    writeFileSync(FILE, 'plan');
    const policy = { locked: { consentStage: 0, factsUrl: `https://${AT}#${publicKey}` } };
    ({ stage } = await startUnder(name, policy));
    stage.world.files.set(AT, { headers: { 'content-type': 'text/plain' }, body: file });
    for (const host of ['wormhole.app', 'send.bitwarden.com'])
      stage.world.pages.set(
        `${host}/`,
        `<!doctype html><title>Case</title><p><input type="file" id="a"></p>`,
      );
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  /** Returns level and host of the mark for a file that is chosen on this page. */
  const saidAt = async (host: string) => {
    const page = await stage.open(`https://${host}/`);
    await page.choose('#a', [FILE]);
    const said = await until(async () => {
      const [first] = saidOf(await page.inline.texts('.mark .words'));
      if (!first) throw new Error('no mark');
      return first;
    }, 'the mark');
    await page.close();
    return said;
  };
  /** Returns what the builder says would happen to a file for the corrected service under this policy. */
  const tried = async (locked: object) => {
    const page = await stage.open(`${stage.browser.origin}/policy.html`);
    await page.waitFor(`document.querySelector('#policy')`, 'the builder');
    await page.evaluate(`(async () => {
      const turn = () => new Promise((done) => setTimeout(done));
      const set = async (id, value) => {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
        await turn();
      };
      await set('policy', ${JSON.stringify(JSON.stringify({ locked }))});
      await set('kind', 'upload');
      await set('to', 'https://wormhole.app/');
    })()`);
    await page.click('form:not(#add) button[type=submit]');
    await page.waitFor(`document.querySelector('.trials > li')`, 'what would happen');
    const said = await page.evaluate<string>(`document.querySelector('.trials').innerText`);
    await page.close();
    return said;
  };
  const optionsSay = async (selector: string, words: string) => {
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('${selector}')?.textContent.includes('${words}')`, words);
    await page.close();
  };

  it('take trust away from what they name, and nothing else does', async () => {
    await optionsSay('#facts-what', 'Not asked for yet');
    expect(await saidAt('send.bitwarden.com')).toEqual(['end-to-end', 'send.bitwarden.com']);
    const asked = await stage.world.waitForRequest(
      ({ host }) => host === 'facts.city-office.org',
      'the file',
    );
    expect(`${asked.path}${asked.query}`, 'the key is told to nobody').toBe('/sealcheck.txt');
    await until(async () => {
      await optionsSay('#facts-what', 'In use: number 3');
      return true;
    }, 'the corrections to be taken');
    expect(await saidAt('wormhole.app')).toEqual(['transport', 'wormhole.app']);
    expect(await saidAt('send.bitwarden.com')).toEqual(['end-to-end', 'send.bitwarden.com']);
    expect(await tried({}), 'the same where a policy is tried').toMatch(
      /wormhole\.app[^]*Providers can read it/,
    );
    expect(await tried({ factsUrl: '' })).toMatch(/wormhole\.app[^]*Only the recipient can read it/);
    expect(await tried({ factsUrl: `https://else.example.org/f#${publicKey}` })).toMatch(
      /latest corrections to its lists at else\.example\.org/,
    );
    const requests = stage.world.log.filter(({ host }) => host === 'facts.city-office.org');
    expect(requests.length, 'once a day').toBe(1);
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await popup.waitFor(
      `document.body.textContent.includes('facts.city-office.org')`,
      'the list of requests',
    );
    await popup.close();
  });
});
