/** Chromium, driven by Playwright; closed shadow roots and the accessibility tree by its own protocol. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page as PlaywrightPage } from 'playwright-core';
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

/** The id that the manifest's public key fixes: the first half of its hash, spelled with a to p. */
function idOf(extension: string): string {
  const { key } = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as { key: string };
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** A home folder whose certificate store trusts the authority, so that wrong names still fail. */
function homeTrusting(folder: string, caFile: string | undefined): string {
  const store = join(folder, '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  if (caFile !== undefined)
    execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'ca', '-i', caFile]);
  return folder;
}

interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

function* closedRoots(node: DomNode): Generator<DomNode> {
  if (node.shadowRootType === 'closed') yield node;
  const below = [
    ...(node.children ?? []),
    ...(node.shadowRoots ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ];
  for (const child of below) yield* closedRoots(child);
}

class ChromiumInline implements Inline {
  readonly #page: PlaywrightPage;
  readonly #cdp: CDPSession;
  constructor(page: PlaywrightPage, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** Values of a function, called on each closed root with one argument. */
  async #each<T>(body: string, argument: string): Promise<T[]> {
    const { root } = (await this.#cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    const values: T[] = [];
    for (const { backendNodeId } of closedRoots(root)) {
      const { object } = await this.#cdp.send('DOM.resolveNode', { backendNodeId });
      if (object.objectId === undefined) continue;
      const { result } = await this.#cdp.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: body,
        arguments: [{ value: argument }],
        returnByValue: true,
      });
      values.push(result.value as T);
    }
    return values;
  }

  async texts(css: string): Promise<string[]> {
    return (
      await this.#each<string[]>(
        'function (css) { return [...this.querySelectorAll(css)].map((e) => e.innerText.trim()); }',
        css,
      )
    ).flat();
  }

  async click(css: string): Promise<void> {
    const middle = await until(async () => {
      const found = await this.#each<{ x: number; y: number } | null>(
        'function (css) { const e = this.querySelector(css); if (!e) return null; e.scrollIntoView({ block: "nearest" }); const b = e.getBoundingClientRect(); return b.width ? { x: b.x + b.width / 2, y: b.y + b.height / 2 } : null; }',
        css,
      );
      return found.find((point) => point !== null);
    }, `${css} in our roots`);
    if (middle) await this.#page.mouse.click(middle.x, middle.y);
  }

  async style(css: string, property: string): Promise<string> {
    const body = `function (css) { const e = this.querySelector(css); return e ? getComputedStyle(e).getPropertyValue('${property}') : null; }`;
    return (await this.#each<string | null>(body, css)).find((value) => value !== null) ?? '';
  }

  async hosts(): Promise<number> {
    return (await this.#each<boolean>('function () { return true; }', '')).length;
  }
}

export class ChromiumPage implements Page {
  readonly inline: Inline;
  /** Playwright's own page, for what only Chromium can do. */
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
  async click(css: string): Promise<void> {
    await this.raw.locator(css).first().click();
  }
  async type(css: string, text: string): Promise<void> {
    await this.click(css);
    await this.raw.keyboard.type(text);
  }
  async press(key: string): Promise<void> {
    await this.raw.keyboard.press(key);
  }
  async choose(css: string, files: readonly string[]): Promise<void> {
    await this.raw
      .locator(css)
      .first()
      .setInputFiles([...files]);
  }
  async drop(css: string, files: readonly string[]): Promise<void> {
    const box = await this.raw.locator(css).first().boundingBox();
    if (!box) throw new Error(`${css} is not shown`);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
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
  async setViewport(width: number, height: number): Promise<void> {
    await this.raw.setViewportSize({ width, height });
  }
  async close(): Promise<void> {
    await this.raw.close();
  }
}

export class Chromium implements Browser {
  readonly name = 'chromium';
  readonly origin: string;
  readonly context: BrowserContext;
  readonly #folder: string;
  constructor(origin: string, context: BrowserContext, folder: string) {
    this.origin = origin;
    this.context = context;
    this.#folder = folder;
  }
  async newPage(): Promise<ChromiumPage> {
    const page = await this.context.newPage();
    return new ChromiumPage(page, await this.context.newCDPSession(page));
  }
  allow(): Promise<void> {
    // Chromium keeps no consent of its own for what an extension transmits.
    return Promise.resolve();
  }
  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Starts Chromium with a fresh profile and the extension in it, and waits for the extension's worker. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const { extension, proxyUrl, caFile, colorScheme = 'light', visible = false } = options;
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-chromium-'));
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: options.executable ?? findBrowser('chromium'),
    headless: false,
    viewport: { width: 1280, height: 800 },
    colorScheme,
    env: { ...process.env, HOME: homeTrusting(folder, caFile), LANGUAGE: 'en' },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(visible ? [] : ['--headless=new']),
      '--no-sandbox',
      '--lang=en-US',
      `--load-extension=${extension}`,
      // Also loopback addresses go through the proxy: the world knows what they are.
      ...(proxyUrl === undefined ? [] : [`--proxy-server=${proxyUrl}`, '--proxy-bypass-list=<-loopback>']),
    ],
  });
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
  return new Chromium(`chrome-extension://${idOf(extension)}`, context, folder);
}
