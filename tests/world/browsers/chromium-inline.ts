/**
 * What Sealcheck shows in a page of Chromium: inside closed shadow roots, which only the browser's own protocol can
 * read.
 */
import type { CDPSession, Page } from 'playwright-core';
import { until, type Inline } from './browser.ts';
import { leavingPage } from './chromium-leaving.ts';
import { SAID } from './spoken.ts';

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

/** Reads and clicks elements in every closed root of a page. */
export class ChromiumInline implements Inline {
  readonly #page: Page;
  readonly #cdp: CDPSession;
  #reads = 0;
  constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** Returns the values of a function that is called on each closed root with one argument. */
  async #each<T>(body: string, argument: string): Promise<T[]> {
    const { root } = (await this.#cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    const objectGroup = `read-${String((this.#reads += 1))}`;
    // All roots at once: on a busy machine each answer of the browser takes longer than what it does for it.
    const read = async ({ backendNodeId }: DomNode): Promise<T[]> => {
      const { object } = await this.#cdp.send('DOM.resolveNode', { backendNodeId, objectGroup });
      if (object.objectId === undefined) return [];
      const { result } = await this.#cdp.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        // Named, so that a test's page can distinguish the driver from the extension.
        functionDeclaration: `${body}\n//# sourceURL=driver.js\n`,
        arguments: [{ value: argument }],
        returnByValue: true,
      });
      return [result.value as T];
    };
    const values = await Promise.allSettled(Array.from(closedRoots(root), read));
    // Otherwise the browser would keep objects alive for us that the page has dropped.
    void this.#cdp.send('Runtime.releaseObjectGroup', { objectGroup }).catch(() => undefined);
    const failed = values.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason as Error;
    return values.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  }

  async texts(css: string): Promise<string[]> {
    return (await this.#each<string[]>(`function (css) { ${SAID} return said(this, css); }`, css)).flat();
  }

  async click(css: string): Promise<void> {
    const middle = await until(async () => {
      const found = await this.#each<{ x: number; y: number } | null>(
        'function (css) { const e = this.querySelector(css); if (!e) return null; e.scrollIntoView({ block: "nearest" }); const b = e.getBoundingClientRect(); return b.width ? { x: b.x + b.width / 2, y: b.y + b.height / 2 } : null; }',
        css,
      );
      return found.find((point) => point !== null);
    }, `${css} in our roots`);
    if (middle) await leavingPage(this.#page, this.#page.mouse.click(middle.x, middle.y));
  }

  async style(css: string, property: string): Promise<string> {
    const body = `function (css) { const e = this.querySelector(css); return e ? getComputedStyle(e).getPropertyValue('${property}') : null; }`;
    return (await this.#each<string | null>(body, css)).find((value) => value !== null) ?? '';
  }

  async hosts(): Promise<number> {
    return (await this.#each<boolean>('function () { return true; }', '')).length;
  }
}
