/**
 * A resolver that filters out a domain: Sealcheck claims nothing about the domain, holds nothing, and offers another
 * resolver.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levelOf } from './levels.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, readList, sayOf } from '../world/browsers/card.ts';

const WEBMAIL = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const FIELD = '#compose_to li.input input';
const FAULTS = ['blocked-bare', 'blocked-said', 'blocked-empty', 'sinkhole'] as const;

describe.each(BROWSERS)('a filtering resolver, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
    FAULTS.forEach((fault, at) => stage.world.faults.set(`bulk-300${at}.org`, fault));
  });
  afterAll(() => stage.close());

  it('makes a domain unknown, not one that does not exist', async () => {
    const page = await stage.open(WEBMAIL);
    const addresses = FAULTS.map((_, at) => `bob@bulk-300${at}.org`);
    await writeTo(page, FIELD, [...addresses, 'bob@nowhere-at-all.org']);
    await markThat(page, (words) => words.includes('and 4 more'), 'five recipients');
    const list = await readList(page);
    expect(addresses.map((address) => levelOf(list.get(address) ?? ''))).toEqual(FAULTS.map(() => 'unknown'));
    expect(levelOf(list.get('bob@nowhere-at-all.org') ?? ''), 'a proven absence').toBe('undeliverable');
    await page.close();
  });

  it('says that the resolver does not answer, and leads to the choice of another, which nobody has asked', async () => {
    const page = await stage.open(WEBMAIL);
    await writeTo(page, FIELD, ['bob@bulk-3000.org']);
    await markThat(page, (words) => words.includes('bulk-3000.org'), 'the mark');
    expect(await page.inline.texts('.warns')).toEqual([]);
    const words = await sayOf(page, 'bob@bulk-3000.org');
    expect(words).toContain('the resolver doesn’t answer for this name');
    expect(words).toContain('Ask another resolver');
    await page.inline.click('button[aria-label^="Open: Ask another"]');
    const own = await stage.open(`${stage.browser.origin}/popup.html`);
    const isOpen = `chrome.extension.getViews().some(({ location }) => location.hash === '#resolver')`;
    await own.waitFor(isOpen, 'the options, at the choice of the resolver');
    await own.close();
    const asked = stage.world.log.filter(({ kind }) => kind === 'dns').map(({ host }) => host);
    expect(new Set(asked)).toEqual(new Set(['dns.quad9.net']));
    await page.close();
  });
});
