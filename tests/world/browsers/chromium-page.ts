/** One tab of Chromium, driven by Playwright; accessibility tree and pickers use the browser's own protocol. */
import type { CDPSession, Page as PlaywrightPage } from 'playwright-core';
import {
  AIMING,
  leaving,
  PRESS,
  REPEAT,
  until,
  type AccessibleNode,
  type Inline,
  type Page,
} from './browser.ts';
import type { DragEnd, Pasted } from './browser.ts';
import { ChromiumInline } from './chromium-inline.ts';
import { leavingPage } from './chromium-leaving.ts';

/**
 * How long Playwright tries to click (ms). A click that nobody waits for any more must end by itself, or it would go on
 * trying and press a control of the same name on the next page.
 */
const CLICKED = 6_000;
/** Ignores a timeout: the press was made if the page allowed it, and only the acknowledgement is missing. */
const ignoreTimeout = (error: unknown) => {
  if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
};

/** A tab of Chromium. */
export class ChromiumPage implements Page {
  readonly inline: Inline;
  /** Playwright's own page object, for what only Chromium can do. */
  readonly raw: PlaywrightPage;
  readonly #cdp: CDPSession;
  constructor(raw: PlaywrightPage, cdp: CDPSession) {
    this.raw = raw;
    this.#cdp = cdp;
    this.inline = new ChromiumInline(raw, cdp);
  }

  async goto(url: string): Promise<void> {
    await this.raw.goto(url);
  }
  evaluate<T>(expression: string): Promise<T> {
    return this.raw.evaluate<T>(expression);
  }
  async waitFor(expression: string, what = expression): Promise<void> {
    await until(() => this.evaluate<unknown>(expression), what);
  }
  /** Keys and presses reach only the tab in front, which may have changed when another tab was opened. */
  async #inFront(): Promise<void> {
    await leaving(this.raw.bringToFront());
  }
  async click(css: string, press = 0): Promise<void> {
    await this.#inFront();
    await leavingPage(
      this.raw,
      this.raw.locator(css).first().click({ delay: press, timeout: CLICKED }).catch(ignoreTimeout),
    );
  }
  async doubleClick(css: string): Promise<void> {
    await this.#inFront();
    await this.raw.locator(css).first().dblclick();
  }
  async hover(css: string): Promise<void> {
    await this.#inFront();
    await this.raw.locator(css).first().hover();
  }
  async type(css: string, text: string): Promise<void> {
    await this.click(css);
    await this.raw.keyboard.type(text);
  }
  async press(key: string): Promise<void> {
    await this.#inFront();
    // A key that leads to another page may never be acknowledged.
    await leavingPage(this.raw, this.raw.keyboard.press(key));
  }
  async hold(key: string, repeats: number): Promise<void> {
    await this.#inFront();
    for (let again = 0; again <= repeats; again += 1) {
      await leavingPage(this.raw, this.raw.keyboard.down(key));
      await new Promise((resolve) => setTimeout(resolve, REPEAT));
    }
    await leavingPage(this.raw, this.raw.keyboard.up(key));
  }
  async choose(css: string, files: readonly string[]): Promise<void> {
    await this.raw
      .locator(css)
      .first()
      .setInputFiles([...files]);
  }
  async pick(css: string, files: readonly string[], press = PRESS): Promise<void> {
    await this.#cdp.send('Page.enable');
    await this.#cdp.send('Page.setInterceptFileChooserDialog', { enabled: true });
    const opened = new Promise<number>((resolve, reject) => {
      this.#cdp.once('Page.fileChooserOpened', ({ backendNodeId }) => {
        if (backendNodeId === undefined) reject(new Error('a picker without a field'));
        else resolve(backendNodeId);
      });
    });
    await this.click(css, press);
    await this.#cdp.send('DOM.setFileInputFiles', { files: [...files], backendNodeId: await opened });
    await this.#cdp.send('Page.setInterceptFileChooserDialog', { enabled: false });
  }
  async paste(css: string, what: Pasted): Promise<void> {
    await this.raw.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const text = what === 'cells' ? `'text/plain': new Blob(['hello'], { type: 'text/plain' }), ` : '';
    const image = `new Promise((done) => document.createElement('canvas').toBlob(done)).then((blob) => navigator.clipboard.write([new ClipboardItem({ ${text}'image/png': blob })]))`;
    if (what === 'text') await this.evaluate(`navigator.clipboard.writeText('hello')`);
    else await this.evaluate(image);
    await this.evaluate(`void document.querySelector(${JSON.stringify(css)}).focus()`);
    await this.press('Control+v');
  }
  async drop(css: string, files: readonly string[], end: DragEnd = 'drop'): Promise<void> {
    await this.#inFront();
    const box = await this.raw.locator(css).first().boundingBox();
    if (!box) throw new Error(`${css} is not shown`);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    const over = end === 'leave' ? [] : (['dragEnter', 'dragOver', 'dragOver'] as const);
    const last = { drop: ['drop'], hold: [], leave: ['dragCancel'] } as const;
    for (const type of [...over, ...last[end]]) {
      await this.#cdp.send('Input.dispatchDragEvent', { type, ...at, data });
      if (type !== 'drop') await new Promise((resolve) => setTimeout(resolve, AIMING));
    }
  }
  async accessible(): Promise<AccessibleNode[]> {
    const { nodes } = await this.#cdp.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => ({ role: String(role?.value ?? ''), name: String(name?.value ?? '') }));
  }
  async screenshot(file: string): Promise<void> {
    await this.raw.screenshot({ path: file });
  }
  async setPrinting(isPrinting: boolean): Promise<void> {
    await this.raw.emulateMedia({ media: isPrinting ? 'print' : 'screen' });
  }
  async setViewport(width: number, height: number): Promise<void> {
    await this.raw.setViewportSize({ width, height });
  }
  async close(): Promise<void> {
    await leaving(this.raw.close());
  }
}
