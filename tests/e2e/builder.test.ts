/** The policy builder and the options page stay responsive under a policy of the largest size. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';
import { checked, entries, LARGE, MANY, MAX_ROWS, paste, rows, TIMED, told } from './builder-page.ts';
import { itSaysWhatWouldHappen } from './builder-tries.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
describe.each(BROWSERS)('the builder, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    const names = entries((at) => `i${at}.example`);
    ({ stage } = await startUnder(name, { locked: { internalDomains: names, consentStage: 1 } }));
    page = await stage.open(`${stage.browser.origin}/policy.html`);
    await page.waitFor(`document.querySelector('#policy')`, 'the builder');
    await checked(page);
  });
  afterAll(() => stage.close());

  itSaysWhatWouldHappen(() => ({ stage, page }));

  const value = (css: string) => page.evaluate<string>(`document.querySelector('${css}').value`);
  const choose = (css: string, chosen: string) =>
    page.evaluate(`(() => {
      const field = document.querySelector('${css}');
      field.focus();
      field.value = '${chosen}';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);

  it('has a table that writes the text and follows it', async () => {
    await paste(page, '{ "locked": { "mailActions": { "exposed": "warn" } } }');
    await checked(page);
    await until(async () => (await value('#cell-mailActions-exposed')) === 'warn', 'the table to follow');
    await choose('#cell-mailActions-exposed', 'block');
    await until(async () => (await value('#policy')).includes('"block"'), 'the text to follow');
    await choose('#cell-chatActions-unproven', 'warn');
    await checked(page);
    expect(JSON.parse(await value('#policy'))).toEqual({
      locked: { mailActions: { exposed: 'block' }, chatActions: { unproven: 'warn' } },
    });
    expect(await page.evaluate(`document.activeElement.id`), 'the focus stays').toBe(
      'cell-chatActions-unproven',
    );
    await paste(page, '{ "locked": ');
    await page.waitFor(`document.querySelector('#cell-mailActions-exposed').disabled`, 'no table of no text');
  });

  it('leads from an error to its line, and says there what is wrong', async () => {
    await paste(page, '{\n  "locked": {\n    "tips": true,\n    "snoozeDays": "many"\n  }\n}');
    await checked(page);
    await page.waitFor(`document.querySelector('.problems .link')`, 'the error');
    await page.evaluate(`void document.querySelector('.problems .link').focus()`);
    await page.press('Enter');
    await page.waitFor(`document.activeElement.id === 'policy'`, 'the focus in the text');
    expect(
      await page.evaluate(
        `(({ value, selectionStart: at }) => value.slice(0, at).split('\\n').length)(document.activeElement)`,
      ),
    ).toBe(4);
    expect(await page.evaluate(`document.querySelector('#here').textContent`)).toMatch(
      /^In line 4: locked\.snoozeDays/,
    );
    expect(await page.evaluate(`document.activeElement.getAttribute('aria-describedby')`)).toContain('here');
  });

  it('says what a setting means: where the cursor is, of a list, and of each table', async () => {
    const text = '{\n  "locked": {\n    "tips": true,\n    "pauseHours": 2\n  }\n}';
    await paste(page, text);
    await checked(page);
    const meaning = (css: string) => page.evaluate<string>(`document.querySelector('${css}').innerText`);
    await page.evaluate(`(() => {
      const field = document.querySelector('#policy');
      field.focus();
      field.setSelectionRange(${text.indexOf('true')}, ${text.indexOf('true')});
    })()`);
    await until(async () => (await value('#setting')) === 'tips', 'the setting at the cursor');
    expect(await meaning('#setting-meaning')).toMatch(/^Whether a line of advice .* Once per site/);
    await page.press('ArrowDown');
    await until(async () => (await value('#setting')) === 'pauseHours', 'the setting on the next line');
    await choose('#setting', 'groups');
    await until(async () => /^Labels/.test(await meaning('#setting-meaning')), 'the setting chosen');
    await choose('#add-list', 'partners');
    await until(async () => /^Domains with which/.test(await meaning('#add-meaning')), 'the list chosen');
    const tables = `[...document.querySelectorAll('.sides section:first-child .meaning code')].map((one) => one.textContent)`;
    expect(await page.evaluate<string[]>(tables)).toEqual(
      ['mail', 'form', 'upload', 'link', 'chat'].map((channel) => `${channel}Actions`),
    );
  });

  it('shows the question with the organisation’s texts, and gives the focus back', async () => {
    await paste(
      page,
      JSON.stringify({
        locked: {
          mailActions: { exposed: 'block' },
          texts: [{ language: 'de', headline: 'Bitte das Portal' }],
        },
      }),
    );
    await checked(page);
    await page.click('#preview');
    await page.waitFor(
      `document.querySelector('dialog[open]')?.textContent.includes('Bitte das Portal')`,
      'it',
    );
    await page.press('Escape');
    await page.waitFor(
      `!document.querySelector('dialog') && document.activeElement.id === 'preview'`,
      'the focus',
    );
    await paste(page, '{ "locked": { "mailActions": { "exposed": "inform", "undeliverable": "inform" } } }');
    await checked(page);
    await page.click('#preview');
    await page.waitFor(`/nobody is asked/.test(document.body.textContent)`, 'that there is none');
  });

  it('has one menu of all ready files, by system, and no fault that axe knows', async () => {
    await page.click('.menu > summary');
    const groups = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.menu h3')].map((one) => one.textContent)`,
    );
    expect(groups).toEqual([
      'Windows',
      'macOS',
      'Linux',
      'Google Workspace',
      'Firefox on any system',
      'Any system',
    ]);
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('.menu section')].every((one) => one.querySelector('button'))`,
      ),
    ).toBe(true);
    await page.evaluate(`(() => { ${AXE}; return true; })()`);
    const faults = await page.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`,
    );
    expect(faults).toEqual([]);
    await page.press('Escape');
    await page.waitFor(`!document.querySelector('.menu').open`, 'the menu to close');
  });

  it('adds entries to a list by a form of its fields', async () => {
    await paste(page, '{ "keys": "locked.tips", "locked": { "tips": true } }');
    await checked(page);
    await page.evaluate(`(async () => {
      const turn = () => new Promise((done) => setTimeout(done));
      const set = async (id, value) => {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
        await turn();
      };
      await set('add-list', 'partners');
      await set('entry-domain', 'a.example\\nco.uk');
      await set('entry-level', 'enforced');
      await set('entry-reason', 'TLS, by contract');
    })()`);
    await page.click('#add button[type=submit]');
    await page.waitFor(`/Added: 2/.test(document.querySelector('#add').innerText)`, 'the entries');
    await checked(page);
    const { locked, keys } = JSON.parse(
      await page.evaluate<string>(`document.querySelector('#policy').value`),
    ) as { locked: { partners: object[] }; keys: string };
    expect(locked.partners).toMatchObject([{ domain: 'a.example', level: 'enforced' }, { domain: 'co.uk' }]);
    expect(keys).toBe('locked.tips locked.partners');
    expect(await told(page)).toMatch(/locked\.partners\.1[^]*Write the whole domain/);
  });

  it(`stays quick at ${MANY} entries, and shows a part of what it found`, async () => {
    const [pasted, typed] = await page.evaluate<readonly number[]>(`(async () => { ${TIMED}
      const field = document.querySelector('#policy');
      const input = () => field.dispatchEvent(new Event('input', { bubbles: true }));
      const text = ${JSON.stringify(LARGE)};
      const pasted = await timed(() => { field.value = text; input(); });
      field.focus();
      field.setSelectionRange(0, 0);
      const typed = [];
      for (const sign of '   ') typed.push(await timed(() => document.execCommand('insertText', false, sign)));
      return [pasted, Math.max(...typed)];
    })()`);
    await checked(page);
    console.log(`${name}: ${MANY} entries pasted ${pasted} ms, a key ${typed} ms`);
    expect(await told(page)).toMatch(/1 to 100 of 10,002/);
    expect(await rows(page)).toBeLessThan(MAX_ROWS);
    const found = await page.evaluate<number>(`(async () => { ${TIMED}
      const search = document.querySelector('#problems input');
      return timed(() => { search.value = 'Domains.9999'; search.dispatchEvent(new Event('input', { bubbles: true })); });
    })()`);
    expect(await page.evaluate(`document.querySelector('main').innerText`)).toMatch(
      /Lines 1 to 400 of \d{5}/,
    );
    await page.evaluate(`(() => {
      const line = document.querySelector('input[type=number]');
      line.value = 50010;
      line.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    const there = await page.evaluate<string>(`document.querySelector('#policy').value.split('\\n')[0]`);
    expect(there).toBe(LARGE.split('\n')[50_009]);
    console.log(`${name}: searched in ${found} ms`);
    expect(await told(page)).toMatch(/locked\.internalDomains\.9999[^]*1 to 1 of 1/);
  });

  it('hands over all files as one archive', async () => {
    await paste(page, JSON.stringify({ locked: { snoozeDays: 3 } }));
    await checked(page);
    // Firefox hides a page's own functions behind Xray wrappers.
    const octets = await page.evaluate<number[]>(`new Promise((done) => {
      const own = window.wrappedJSObject ?? window;
      const take = (blob) => {
        void new Response(blob).arrayBuffer().then((all) => done([...new Uint8Array(all)]));
        return '#';
      };
      const give = (f) => (typeof exportFunction === 'function' ? exportFunction(f, own) : f);
      own.URL.createObjectURL = give(take);
      document.querySelector('.menu + .button.primary').click();
    })`);
    const files = unzipSync(Uint8Array.from(octets));
    expect(Object.keys(files)).toContain('en-US/sealcheck-edge.adml');
    const json = Buffer.from(files['firefox-policies.json'] ?? []).toString();
    expect(json).toContain('"snoozeDays": 3');
  });

  it('the options show a policy of that size a part at a time', async () => {
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    await options.waitFor(
      `[...document.querySelectorAll('summary')].some((one) => /10,000/.test(one.textContent))`,
      'the policy',
    );
    expect(await rows(options)).toBeLessThan(MAX_ROWS);
    const opened = await options.evaluate<number>(`(async () => { ${TIMED}
      return timed(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
    })()`);
    const turned = await options.evaluate<number>(`(async () => { ${TIMED}
      return timed(() => [...document.querySelectorAll('.paged .button')].at(1).click());
    })()`);
    console.log(`${name}: options opened ${opened} ms, next part ${turned} ms`);
    expect(await options.evaluate(`document.querySelector('.paged').innerText`)).toMatch(
      /101 to 200 of 10,000/,
    );
    await options.close();
  });
});
