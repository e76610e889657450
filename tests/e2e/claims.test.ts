/**
 * What a page shows about its own encryption, on hosts that are not the app's own, is only a claim, whatever it looks
 * like.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../world/world.ts';
import type { Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, readList, sayOf } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';

const SITES = join(import.meta.dirname, '..', 'fixtures', 'sites');
const site = (name: string) => readFileSync(join(SITES, `${name}.html`), 'utf8');
const EVIL = 'mail.proton.me.evil-host.org';
const NAMED = 'webmail.city-office.org';
const BELOW = `new.${NAMED}`;
const COMPOSE = '?_task=mail&_action=compose';
const PROTON_TO = '[data-testid="composer:to"]';
const ROUNDCUBE_TO = '#compose_to li.input input';

function putUp({ pages }: World): void {
  pages.set(`${EVIL}/`, site('proton'));
  pages.set(`${EVIL}/roundcube`, site('roundcube'));
  pages.set(`${BELOW}/`, site('roundcube'));
}

/** Opens Roundcube at this address, with Mailvelope's frame in place of the text field. */
async function writeByMailvelope(stage: Stage, url: string): Promise<Page> {
  const page = await stage.open(url);
  await writeTo(page, ROUNDCUBE_TO, ['bob@plain-mail.org']);
  await markThat(page, (words) => /nothing proves/.test(words), 'the way alone');
  await page.click('#mailvelope');
  return page;
}

describe.each(BROWSERS)('marks of end-to-end encryption, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, true, {}, putUp);
  });
  afterAll(() => stage.close());

  it('are worth nothing on a host whose name only begins like the provider’s', async () => {
    const page = await stage.open(`https://${EVIL}/`);
    await page.click('#new');
    await writeTo(page, PROTON_TO, ['ann@proton.me']);
    await markThat(page, (words) => words.startsWith('ann@proton.me'), 'the mark');
    const levels = [...(await readList(page)).values()].join();
    expect(levels).not.toMatch(/only the recipient can read/i);
    await page.close();
  });

  it('are a claim where any page can show them', async () => {
    const page = await writeByMailvelope(stage, `https://${EVIL}/roundcube${COMPOSE}`);
    await readList(page);
    await expect
      .poll(() => sayOf(page, 'bob@plain-mail.org'), { timeout: 15_000 })
      .toMatch(/says that it encrypts/);
    expect((await page.inline.texts('.mark .words')).join()).toMatch(/nothing proves/);
    await page.close();
  });
});

describe.each(BROWSERS)('an app’s own word, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    const extraHosts = [{ host: NAMED, app: 'Roundcube', trustsState: true }];
    ({ stage } = await startUnder(name, { locked: { extraHosts, consentStage: 1 } }));
    putUp(stage.world);
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  it('counts on the host that the organisation names, and on no host below it', async () => {
    const page = await writeByMailvelope(stage, `https://${NAMED}/${COMPOSE}`);
    await markThat(page, (words) => /only the recipient can read/.test(words), 'Mailvelope');
    await page.close();
    const below = await writeByMailvelope(stage, `https://${BELOW}/${COMPOSE}`);
    await readList(below);
    await expect
      .poll(() => sayOf(below, 'bob@plain-mail.org'), { timeout: 15_000 })
      .toMatch(/says that it encrypts/);
    await below.close();
  });
});
