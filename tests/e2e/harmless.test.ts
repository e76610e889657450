/** Pages that need no warning: with and without Sealcheck they see the same events, requests and appearance. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import rows from './harmless.json' with { type: 'json' };
import { EVENTS, LOOK, RECORDER } from './recorder.ts';
import { BROWSERS, launch, startStage, type Stage } from './stage.ts';

interface Harmless {
  readonly case: string;
  readonly html: string;
  /** What a person does, in order; `mark`: waits until Sealcheck shows something; `ours`: presses a part of that. */
  readonly do: readonly string[];
}
const ROWS = rows as readonly Harmless[];
/** In Firefox the driver sometimes removes the focus when it switches a page to print layout. */
const rowsIn = (name: string) =>
  ROWS.filter(({ do: steps }) => name === 'chromium' || !steps.includes('print'));
const HOST = 'open.shop.org';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-harmless-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/**
 * When a key makes the page navigate, the browser may unload it before the key is released. This race is the browser's
 * own, so such a `keyup` is ignored.
 */
const isLate = (event: string, at: number, all: readonly string[]) =>
  event.startsWith('keyup,') &&
  (event.includes(',Enter,') || all.slice(0, at).some((one) => one.startsWith('submit,')));

/** Runs a script as the page's own, because Firefox's driver does not see a page's global names. */
const inPage = (script: string) => `window.eval(${JSON.stringify(script)}) ?? null`;

/** What a page and a server have seen during one visit. */
interface Visit {
  readonly events: readonly string[];
  readonly looks: readonly (readonly string[])[];
  readonly requests: readonly string[];
}

describe.each(BROWSERS)('harmless pages, in %s', (name) => {
  let stage: Stage;
  let bare: Browser;
  let pages: { readonly with: Page; readonly without: Page };
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false);
    stage.world.pages.set(`${HOST}/take`, '<!doctype html><p id=taken>Thank you');
    stage.world.pages.set(`${HOST}/frame`, '<!doctype html><p>Frame');
    bare = await launch(name, stage.world, { isBare: true });
    pages = { with: await stage.open('about:blank'), without: await bare.newPage() };
  });
  afterAll(async () => {
    await bare.close();
    await stage.close();
  });

  const visit = async (html: string, steps: readonly string[], which: keyof typeof pages): Promise<Visit> => {
    const page = pages[which];
    const { world } = stage;
    const kind = html.includes('<!-- quirks -->') ? '' : '<!doctype html>';
    world.pages.set(`${HOST}/`, `${kind}<meta charset=utf-8><title>Shop</title>${RECORDER}${html}`);
    await page.goto(`http://${HOST}/`);
    const [since, sent] = [world.log.length, world.posted.length];
    const looks: string[][] = [];
    const look = async () => {
      looks.push(await page.evaluate<string[]>(LOOK));
    };
    const act = async (step: string): Promise<void> => {
      const [verb, css = '', ...rest] = step.split(' ');
      const isOurs = which === 'with';
      if (verb === 'click') await page.click(css);
      else if (verb === 'hold') await page.click(css, Number(rest[0]));
      else if (verb === 'type') await page.type(css, rest.join(' '));
      else if (verb === 'key') await page.press(css);
      else if (verb === 'choose') await page.choose(css, [FILE]);
      else if (verb === 'drop') await page.drop(css, [FILE]);
      else if (verb === 'run') await page.evaluate(inPage(step.slice(4)));
      else if (verb === 'wait') await page.waitFor(`document.querySelector('${css}')`, css);
      else if (verb === 'posted')
        await until(() => Promise.resolve(world.posted.length > sent), 'what is posted');
      else if (verb === 'ours') {
        if (isOurs) await page.inline.click([css, ...rest].join(' '));
      } else if (verb === 'nomark') {
        if (isOurs)
          await until(async () => (await page.inline.texts(css)).length === 0, `an end of our ${css}`);
      } else if (verb === 'mark') {
        if (isOurs)
          await until(
            async () => (await page.inline.texts(css || '.mark')).length > 0,
            'a word of Sealcheck',
          );
        await look();
      } else if (verb === 'print') {
        await page.setPrinting(true);
        await look();
        await page.setPrinting(false);
      } else throw new Error(`nobody knows how to ${step}`);
    };
    for (const step of steps) await act(step);
    await look();
    const heard = await page.evaluate<string[]>(inPage(EVENTS));
    const events = heard.filter((one, at) => !isLate(one, at, heard));
    const asked = world.log
      .slice(since)
      .filter(({ host, kind }) => host === HOST || kind === 'dns' || kind === 'policy')
      .map(({ kind, host, path, query }) => `${kind} ${host}${path}${query}`);
    const posted = world.posted.slice(sent).map(({ url, body }) => `${url} ${body.toString('latin1')}`);
    const requests = [...asked.filter((one) => !one.endsWith('/favicon.ico')), ...posted];
    return { events, looks, requests: requests.map((one) => one.replaceAll(/-{4,}[\w-]+/g, '--')) };
  };

  it.each(rowsIn(name))('$case', async ({ html, do: steps }) => {
    const without = await visit(html, steps, 'without');
    expect(await visit(html, steps, 'with')).toEqual(without);
  });
});
