/** Firefox, driven by its own remote protocol; closed shadow roots by a privileged sandbox. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  AIMING,
  until,
  type AccessibleNode,
  type Browser,
  type Inline,
  type LaunchOptions,
  type Page,
} from './browser.ts';
import { findBrowser } from './find.ts';
import { keySequence } from './firefox-keys.ts';
import { UUID, writeProfile } from './firefox-profile.ts';
import { Marionette } from './marionette.ts';

/** Every closed root in the document and its same-origin frames; runs with the browser's own privileges. */
const ROOTS = `
  const roots = [];
  const visit = (node) => {
    for (const element of node.querySelectorAll('*')) {
      const root = element.openOrClosedShadowRoot;
      if (root) { if (root.mode === 'closed' && element.localName === 'div') roots.push(root); visit(root); }
      if (element.contentDocument) visit(element.contentDocument);
    }
  };
  visit(document);`;

/** The accessibility tree, asked of the browser's own service. */
const TREE = `
  const service = Components.classes['@mozilla.org/accessibilityService;1'].getService(Components.interfaces.nsIAccessibilityService);
  const nodes = [];
  const visit = (accessible) => {
    if (!accessible) return;
    nodes.push({ role: service.getStringRole(accessible.role), name: accessible.name || '' });
    for (let child = accessible.firstChild; child; child = child.nextSibling) visit(child);
  };
  visit(service.getAccessibleFor(document));
  return nodes;`;

/** Clicks "Allow" in the question that Firefox shows over its window; false until it is there. */
const CLICK_ALLOW = `
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const question = window.PopupNotifications.panel.firstElementChild;
  if (!question?.button || question.button.disabled) return false;
  question.button.click();
  return true;`;

/** Files dragged onto an element: events that count as a person's, made with the browser's own privileges. */
const DROP = `
  const [css, done] = arguments;
  (async () => {
    const target = document.querySelector(css);
    const box = target.getBoundingClientRect();
    const { dataTransfer } = window.wrappedJSObject.sealcheckTest;
    for (const type of ['dragenter', 'dragover', 'dragover', 'drop']) {
      const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
      const event = new window.DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer, ...at });
      window.windowUtils.dispatchDOMEventViaPresShellForTesting(target, event);
      if (type !== 'drop') await new Promise((resolve) => window.setTimeout(resolve, ${AIMING}));
    }
  })().then(() => done(null), (error) => done(String(error)));`;

class FirefoxPage implements Page {
  readonly inline: Inline;
  readonly #client: Marionette;
  readonly #handle: string;
  constructor(client: Marionette, handle: string) {
    this.#client = client;
    this.#handle = handle;
    this.inline = {
      texts: (css) =>
        this.#privileged(
          `${ROOTS} return roots.flatMap((r) => [...r.querySelectorAll(arguments[0])].map((e) => e.innerText.trim()));`,
          css,
        ),
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
      newSandbox: true,
    });
    return value;
  }
  #privileged<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.#run<T>(script, args, 'system');
  }
  async #clickAt({ x, y }: { x: number; y: number }): Promise<void> {
    const actions = [
      { type: 'pointerMove', x, y, duration: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.#send('WebDriver:PerformActions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
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
  async click(css: string): Promise<void> {
    const element = await until(
      () =>
        this.#send<{ value: Record<string, string> }>('WebDriver:FindElement', {
          using: 'css selector',
          value: css,
        }),
      css,
    );
    await this.#send('WebDriver:ElementClick', { id: Object.values(element.value)[0] });
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
  async choose(css: string, files: readonly string[]): Promise<void> {
    const { value } = await this.#send<{ value: Record<string, string> }>('WebDriver:FindElement', {
      using: 'css selector',
      value: css,
    });
    await this.#send('WebDriver:ElementSendKeys', { id: Object.values(value)[0], text: files.join('\n') });
  }
  async drop(css: string, files: readonly string[]): Promise<void> {
    // Made by the page itself: files of another principal would be hidden from content scripts.
    const contents = files.map((file) => [basename(file), readFileSync(file, 'utf8')]);
    const make = `{
      const dataTransfer = new DataTransfer();
      for (const [name, text] of ${JSON.stringify(contents)}) dataTransfer.items.add(new File([text], name));
      window.sealcheckTest = { dataTransfer };
    }`;
    await this.evaluate(
      `void document.head.appendChild(Object.assign(document.createElement('script'), { textContent: ${JSON.stringify(make)} }))`,
    );
    const { value } = await this.#send<{ value: string | null }>('WebDriver:ExecuteAsyncScript', {
      script: DROP,
      args: [css],
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
  async setViewport(width: number, height: number): Promise<void> {
    await this.#send('WebDriver:SetWindowRect', { width, height: height + 90 });
  }
  async close(): Promise<void> {
    await this.#send('WebDriver:CloseWindow');
  }
}

class Firefox implements Browser {
  readonly name = 'firefox';
  readonly origin = `moz-extension://${UUID}`;
  readonly client: Marionette;
  readonly #process: ChildProcess;
  readonly #folder: string;
  constructor(client: Marionette, process: ChildProcess, folder: string) {
    this.client = client;
    this.#process = process;
    this.#folder = folder;
  }
  async newPage(): Promise<FirefoxPage> {
    // A window can be opened only from one that is still there.
    const [first] = await this.client.send<string[]>('WebDriver:GetWindowHandles');
    await this.client.send('WebDriver:SwitchToWindow', { handle: first });
    const { handle } = await this.client.send<{ handle: string }>('WebDriver:NewWindow', {
      type: 'tab',
      focus: true,
    });
    return new FirefoxPage(this.client, handle);
  }
  async allow(): Promise<void> {
    const { client } = this;
    const script = { script: CLICK_ALLOW, args: [], sandbox: null };
    await client.send('Marionette:SetContext', { value: 'chrome' });
    try {
      await until(
        async () => (await client.send<{ value: boolean }>('WebDriver:ExecuteScript', script)).value,
        'the question for consent',
      );
    } finally {
      await client.send('Marionette:SetContext', { value: 'content' });
    }
  }
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.client.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    this.client.close();
    const killer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Starts Firefox with a fresh profile and the extension in it as a temporary add-on. */
export async function launchFirefox(options: LaunchOptions): Promise<Firefox> {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-firefox-'));
  const port = await writeProfile(folder, options);
  const args = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder];
  if (!options.visible) args.push('--headless');
  const child = spawn(options.executable ?? findBrowser('firefox'), args, {
    stdio: 'ignore',
    env: { ...process.env, HOME: folder },
  });
  const client = await Marionette.connect(options.debuggingHost ?? '127.0.0.1', port);
  await client.send('WebDriver:NewSession', {
    capabilities: { alwaysMatch: { acceptInsecureCerts: false } },
  });
  await client.send('WebDriver:SetTimeouts', { script: 30_000, pageLoad: 30_000, implicit: 0 });
  await client.send('Addon:Install', { path: options.extension, temporary: true });
  return new Firefox(client, child, folder);
}
