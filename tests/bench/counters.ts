/** Counts what our scripts do in a page: every use of the DOM in our own world, every message, every observer. */
import { Chromium } from '../world/browsers/chromium.ts';
import { ChromiumPage } from '../world/browsers/chromium-page.ts';
import type { Page } from '../world/browsers/browser.ts';
import type { Stage } from '../e2e/stage.ts';

/** Wraps every getter and method of the interfaces through which pages are traversed, in our own world only. */
const INSTRUMENT = `(() => {
  const counts = globalThis.benchCounts = { reads: 0, wide: 0, observers: 0 };
  const owners = [Node, Element, Document, DocumentFragment, ShadowRoot, HTMLElement, HTMLInputElement, HTMLFormElement,
    HTMLSelectElement, HTMLTextAreaElement, HTMLButtonElement, HTMLAnchorElement, NodeList, HTMLCollection];
  const isWide = (self) => self instanceof Document || self === document.documentElement || self === document.body;
  for (const { prototype } of owners)
    for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      const key = own.get ? 'get' : 'value';
      const old = own[key];
      if (name === 'constructor' || typeof old !== 'function' || !own.configurable) continue;
      const isQuery = /^querySelector|^getElement/.test(name);
      Object.defineProperty(prototype, name, { ...own, [key](...given) {
        counts.reads += 1;
        if (isQuery && isWide(this)) counts.wide += 1;
        return old.apply(this, given);
      } });
    }
  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
    const Own = globalThis[name];
    globalThis[name] = class extends Own { constructor(...given) { super(...given); counts.observers += 1; } };
  }
})()`;

export interface Counts {
  /** Calls of the DOM's getters and methods. */
  readonly reads: number;
  /** Queries over the whole document. */
  readonly wide: number;
  readonly observers: number;
  readonly messages: number;
  /** Whether the engine for forms has been injected. */
  readonly hasForms: boolean;
}

/** Starts counting messages to the worker; the returned function reads the count. */
export async function countMessages(stage: Stage): Promise<() => Promise<number>> {
  if (!(stage.browser instanceof Chromium)) throw new Error('Chromium only');
  const [worker] = stage.browser.context.serviceWorkers();
  if (!worker) throw new Error('no worker');
  await worker.evaluate(
    `globalThis.benchMessages = 0; chrome.runtime.onMessage.addListener(() => { benchMessages += 1; });`,
  );
  return () => worker.evaluate<number>('globalThis.benchMessages');
}

/** Starts counting everything of ours in this page; the returned function reads the counts. */
export async function countAll(stage: Stage, page: Page): Promise<() => Promise<Counts>> {
  if (!(stage.browser instanceof Chromium) || !(page instanceof ChromiumPage))
    throw new Error('Chromium only');
  const cdp = await stage.browser.context.newCDPSession(page.raw);
  const contexts: number[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === stage.browser.origin) contexts.push(context.id);
  });
  await cdp.send('Runtime.enable');
  const [contextId] = contexts;
  if (contextId === undefined) throw new Error('no content script');
  await cdp.send('Runtime.evaluate', { expression: INSTRUMENT, contextId });
  const messages = await countMessages(stage);
  return async () => {
    const expression = `({ ...benchCounts, hasForms: globalThis[Symbol.for('sealcheck.forms')] === true })`;
    const { result } = await cdp.send('Runtime.evaluate', { expression, contextId, returnByValue: true });
    return { ...(result.value as Omit<Counts, 'messages'>), messages: await messages() };
  };
}
