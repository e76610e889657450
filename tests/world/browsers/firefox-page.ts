/**
 * One tab of Firefox, driven by the browser's own remote protocol; closed shadow roots are read in a privileged
 * sandbox.
 */
import { writeFileSync } from 'node:fs';
import {
  PRESS,
  REPEAT,
  until,
  type AccessibleNode,
  type DragEnd,
  type Inline,
  type Page,
  type Pasted,
} from './browser.ts';
import { heldKey, keySequence } from './firefox-keys.ts';
import { answerPickers } from './firefox-picker.ts';
import { DROP, PASTE, PRINT, ROOTS, TREE } from './firefox-scripts.ts';
import type { Marionette } from './marionette.ts';
import { SAID } from './spoken.ts';

/** A tab of Firefox. */
export class FirefoxPage implements Page {
  readonly inline: Inline;
  readonly #client: Marionette;
  readonly #handle: string;
  constructor(client: Marionette, handle: string) {
    this.#client = client;
    this.#handle = handle;
    this.inline = {
      texts: (css) =>
        this.#privileged(`${ROOTS} ${SAID} return roots.flatMap((r) => said(r, arguments[0]));`, css),
      style: (css, property) =>
        this.#privileged(
          `${ROOTS} const e = roots.map((r) => r.querySelector(arguments[0])).find(Boolean); return e ? getComputedStyle(e).getPropertyValue(arguments[1]) : '';`,
          css,
          property,
        ),
      hosts: () => this.#privileged(`${ROOTS} return roots.length;`),
      click: async (css) => {
        const middle = await until(
          () =>
            this.#privileged<{ x: number; y: number } | null>(
              `${ROOTS} const e = roots.map((r) => r.querySelector(arguments[0])).find(Boolean); if (!e) return null; e.scrollIntoView({ block: 'nearest' }); const b = e.getBoundingClientRect(); return b.width ? { x: Math.round(b.x + b.width / 2), y: Math.round(b.y + b.height / 2) } : null;`,
              css,
            ),
          `${css} in our roots`,
        );
        if (middle) await this.#clickAt(middle);
      },
    };
  }

  async #send<T>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
    await this.#client.send('WebDriver:SwitchToWindow', { handle: this.#handle, focus: true });
    return this.#client.send<T>(command, parameters);
  }
  async #run<T>(script: string, args: unknown[], sandbox: string | null): Promise<T> {
    const { value } = await this.#send<{ value: T }>('WebDriver:ExecuteScript', {
      script,
      args,
      sandbox,
      // One sandbox per document: creating one takes ten times as long as a call.
      newSandbox: false,
    });
    return value;
  }
  #privileged<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.#run<T>(script, args, 'system');
  }
  async #clickAt(at: { x: number; y: number }, press = 0): Promise<void> {
    await this.#moveTo(
      at,
      { type: 'pointerDown', button: 0 },
      { type: 'pause', duration: press },
      { type: 'pointerUp', button: 0 },
    );
  }
  async #moveTo({ x, y }: { x: number; y: number }, ...then: object[]): Promise<void> {
    const actions = [{ type: 'pointerMove', x, y, duration: 0 }, ...then];
    await this.#send('WebDriver:PerformActions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }

  #middleOf(css: string): Promise<{ x: number; y: number }> {
    return this.#privileged(
      `const b = document.querySelector(arguments[0]).getBoundingClientRect(); return { x: Math.round(b.x + b.width / 2), y: Math.round(b.y + b.height / 2) };`,
      css,
    );
  }

  /**
   * Acts on an element. Retries if nothing was done because the page replaced the element (stale) or has not laid it
   * out yet (not interactable); other errors are thrown.
   */
  async #withElement(css: string, act: (id: string | undefined) => Promise<unknown>): Promise<void> {
    const end = await until(async () => {
      const { value } = await this.#send<{ value: Record<string, string> }>('WebDriver:FindElement', {
        using: 'css selector',
        value: css,
      });
      try {
        await act(Object.values(value)[0]);
        return {};
      } catch (error) {
        if (/stale element|not interactable/.test(String(error))) throw error;
        return { error };
      }
    }, css);
    if ('error' in end) throw end.error;
  }
  async goto(url: string): Promise<void> {
    await this.#send('WebDriver:Navigate', { url });
  }
  evaluate<T>(expression: string): Promise<T> {
    const script = `const done = arguments[arguments.length - 1]; Promise.resolve((${expression})).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.#send<{ value: { value: T; error?: string } }>('WebDriver:ExecuteAsyncScript', {
      script,
      args: [],
      sandbox: null,
    }).then(({ value }) => {
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    });
  }
  async waitFor(expression: string, what = expression): Promise<void> {
    await until(() => this.evaluate<unknown>(expression), what);
  }
  async click(css: string, press = 0): Promise<void> {
    if (press > 0) {
      await this.#clickAt(await this.#middleOf(css), press);
      return;
    }
    await this.#withElement(css, (id) => this.#send('WebDriver:ElementClick', { id }));
  }
  async doubleClick(css: string): Promise<void> {
    const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
    await this.#moveTo(await this.#middleOf(css), ...press, ...press);
  }
  async hover(css: string): Promise<void> {
    await this.#moveTo(await this.#middleOf(css));
  }
  async type(css: string, text: string): Promise<void> {
    await this.click(css);
    await this.#keys(Array.from(text));
  }
  async press(key: string): Promise<void> {
    await this.#keys(key.split('+'), true);
  }
  async #keys(keys: readonly string[], together = false): Promise<void> {
    await this.#send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keyboard', actions: keySequence(keys, together) }],
    });
  }
  async hold(key: string, repeats: number): Promise<void> {
    await this.#send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keyboard', actions: heldKey(key, repeats, REPEAT) }],
    });
  }
  async choose(css: string, files: readonly string[]): Promise<void> {
    await this.#withElement(css, (id) =>
      this.#send('WebDriver:ElementSendKeys', { id, text: files.join('\n') }),
    );
  }
  async pick(css: string, files: readonly string[], press = PRESS): Promise<void> {
    await answerPickers(this.#client, files);
    await this.#clickAt(await this.#middleOf(css), press);
  }
  async paste(css: string, what: Pasted): Promise<void> {
    // Made by the page itself: files of another principal would be hidden from content scripts.
    const calls = [
      ...(what === 'text' ? [] : [`items.add(new File(['x'], 'image.png', { type: 'image/png' }))`]),
      ...(what === 'file' ? [] : [`setData('text/plain', 'hello')`]),
    ].map((call) => `event.clipboardData.${call};`);
    const textContent = JSON.stringify(`window.sealcheckFill = (event) => { ${calls.join(' ')} }`);
    await this.evaluate(
      `void document.head.appendChild(Object.assign(document.createElement('script'), { textContent: ${textContent} }))`,
    );
    await this.#privileged(PASTE, css);
  }
  async drop(css: string, files: readonly string[], end: DragEnd = 'drop'): Promise<void> {
    const { value } = await this.#send<{ value: string | null }>('WebDriver:ExecuteAsyncScript', {
      script: DROP,
      args: [css, files, end],
      sandbox: 'system',
      newSandbox: true,
    });
    if (value !== null) throw new Error(value);
  }
  accessible(): Promise<AccessibleNode[]> {
    return this.#privileged<AccessibleNode[]>(TREE);
  }
  async screenshot(file: string): Promise<void> {
    const { value } = await this.#send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
    writeFileSync(file, Buffer.from(value, 'base64'));
  }
  async setPrinting(isPrinting: boolean): Promise<void> {
    await this.#send('Marionette:SetContext', { value: 'chrome' });
    await this.#client.send('WebDriver:ExecuteScript', { script: PRINT, args: [isPrinting] });
    await this.#client.send('Marionette:SetContext', { value: 'content' });
  }
  async setViewport(width: number, height: number): Promise<void> {
    await this.#send('WebDriver:SetWindowRect', { width, height: height + 90 });
  }
  async close(): Promise<void> {
    await this.#send('WebDriver:CloseWindow');
  }
}
