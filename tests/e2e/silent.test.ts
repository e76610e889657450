/** Pages on which Sealcheck once said nothing where it must warn, or lost what was sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';
const LOGIN = '<input type="password" name="p" id="p"/><button id="go">Log in</button>';
const formIn = (content: string) => `<form ${XHTML} action="/take" method="post">${content}</form>`;
const html = (content: string) => `<!doctype html><meta charset="utf-8"><title>Case</title>${content}`;
const xhtml = (content: string) =>
  `<html ${XHTML}><head><title>Case</title></head><body>${content}</body></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="300"><foreignObject width="500" height="300">${formIn(LOGIN)}</foreignObject></svg>`;

/** A field that is a custom element; text typed into its shadow tree becomes its value (HTML, `setFormValue`). */
const element = (mode: 'open' | 'closed') => `<script>
  customElements.define('x-input', class extends HTMLElement {
    static formAssociated = true;
    constructor() {
      super();
      const internals = this.attachInternals();
      const root = this.attachShadow({ mode: '${mode}', delegatesFocus: true });
      root.innerHTML = '<label>Field <input type=' + (this.getAttribute('type') ?? 'password') + '></label>';
      root.querySelector('input').oninput = (event) => internals.setFormValue(event.target.value);
    }
  });
</script>`;
const hidden = Array.from({ length: 320 }, (_, at) => `<input type="hidden" name="h${at}">`).join('');
const shown = Array.from({ length: 320 }, (_, at) => `<input name="n${at}" size="1">`).join('');

/** Name, media type, page, and the field to type into. */
const ASKED: [string, string, string, string][] = [
  ['an XHTML document', 'application/xhtml+xml', xhtml(formIn(LOGIN)), '#p'],
  ['an XML document with an HTML root', 'application/xml', xhtml(formIn(LOGIN)), '#p'],
  ['a password after 320 hidden fields', 'text/html', html(formIn(hidden + LOGIN)), '#p'],
  ['a password after 320 other fields', 'text/html', html(formIn(shown + LOGIN)), '#p'],
  ...(['open', 'closed'] as const).map((mode): [string, string, string, string] => [
    `a password in a custom element with an ${mode} shadow root`,
    'text/html',
    html(element(mode) + formIn('<x-input id="p" name="f1"></x-input><button id="go">Log in</button>')),
    '#p',
  ]),
  [
    'a custom element that says what it is for',
    'text/html',
    html(
      element('closed') +
        formIn(
          '<x-input id="p" type="text" name="f1" autocomplete="cc-number"></x-input><button id="go">Pay</button>',
        ),
    ),
    '#p',
  ],
];

describe.each(BROWSERS)('where it has been silent, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name, false);
    stage.world.pages.set('open.shop.org/take', '<!doctype html><p id=taken>Thank you');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const put = async (type: string, content: string) => {
    stage.world.headers.set('open.shop.org/', { 'content-type': `${type}; charset=utf-8` });
    stage.world.pages.set('open.shop.org/', content);
    page = await stage.open('http://open.shop.org/');
  };

  it.each(ASKED)('asks before it is sent: %s', async (_, type, content, field) => {
    await put(type, content);
    await page.type(field, 'geheim');
    await page.click('#go');
    await question(page);
    expect(stage.world.posted).toEqual([]);
    await answer(page, 'cancel');
    await gone(page);
    await page.click('#go');
    await question(page);
    await answer(page, 'send');
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    expect(stage.world.posted).toHaveLength(1);
    await page.close();
  });

  it('an SVG document shows no question: its form is sent, once, and the toolbar tells', async () => {
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await put('image/svg+xml', SVG);
    await page.type('#p', 'geheim');
    await until(async () => {
      const badges = await popup.evaluate<string>(
        `(async () => { const { tabs, action } = globalThis.browser ?? chrome;
          return (await Promise.all((await tabs.query({})).map(({ id }) => action.getBadgeText({ tabId: id })))).join(''); })()`,
      );
      if (badges === '') throw new Error('no badge');
      return true;
    }, 'the badge');
    await page.click('#go');
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    expect(stage.world.posted.map(({ body }) => body.toString())).toEqual(['p=geheim']);
    await page.close();
    await popup.close();
  });
});
