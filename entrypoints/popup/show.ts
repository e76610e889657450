/** Shows in the page what a window's report is about, and reads the structure of that page. */
import { browser } from '../../utils/platform/browser.ts';

/**
 * Scrolls to what is shown about this window (named by its report) and focuses it; where nothing is shown in the page,
 * to the mail itself. Returns false where it is no longer in the page. The browser runs this function by itself in the
 * page's frame, so everything it uses is defined inside.
 */
function showWindow(id: string): boolean {
  interface Reach {
    openOrClosedShadowRoot(element: Element): ShadowRoot | null;
  }
  interface Window {
    readonly id: string;
    readonly root: Element;
  }
  // As composing.ts publishes it.
  const composing = Symbol.for('sealcheck.composing');
  const own = globalThis as {
    readonly chrome?: { readonly dom?: Reach };
    readonly [composing]?: () => readonly Window[] | true;
  };
  /**
   * Report names consist of frame and window; links in a mail have a report of their own, but are shown with the mail.
   */
  const nameOf = (report: string) => report.replace(/^\d+:/, '').replace(/-links$/, '');
  const treeOf = (host: Element) =>
    (host as { readonly openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ??
    (host instanceof HTMLElement ? own.chrome?.dom?.openOrClosedShadowRoot(host) : null) ??
    null;
  /** Returns the element that shows this window's report, in a tree of ours below this one. */
  const find = (tree: Document | ShadowRoot): Element | undefined => {
    for (const host of tree.querySelectorAll('*')) {
      const below = treeOf(host);
      const said = below?.querySelector('[data-window]');
      if (said && nameOf(said.getAttribute('data-window') ?? '') === nameOf(id)) return said;
      const deeper = below && find(below);
      if (deeper) return deeper;
    }
    return undefined;
  };
  const show = (at: Element, control: HTMLElement | null) => {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Fields of a form with such names would hide its methods.
    Element.prototype.scrollIntoView.call(at, { block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
    control?.focus({ preventScroll: true });
  };
  const said = find(document);
  if (said) {
    show(said, said.querySelector('button'));
    return true;
  }
  const open = own[composing]?.() ?? [];
  const mail = open === true ? undefined : open.find((one) => one.id === nameOf(id));
  if (!mail?.root.isConnected) return false;
  show(
    mail.root,
    mail.root.querySelector<HTMLElement>('input:not([type=hidden]), textarea, [contenteditable=true]'),
  );
  return true;
}

/** Returns the frame that a window of this name is in. */
const frameOf = (tabId: number, window: string) => ({ tabId, frameIds: [Number.parseInt(window, 10)] });

/** Returns the structure of the page that a window is in, as the card's script describes it; '' where it is gone. */
export async function readStructure(tabId: number, window: string): Promise<string> {
  const target = frameOf(tabId, window);
  const func = () =>
    (globalThis as Record<symbol, (() => string) | undefined>)[Symbol.for('sealcheck.structure')]?.();
  const [told] = await browser.scripting
    .executeScript({ target, files: ['/card.js'] })
    .then(() => browser.scripting.executeScript({ target, func }))
    .catch(() => []);
  return (told?.result as string | undefined) ?? '';
}

/**
 * Scrolls to a window and brings its tab to the front; the popup closes. Resolves to false where the window is gone.
 */
export async function showInPage(tabId: number, window: string): Promise<boolean> {
  const target = frameOf(tabId, window);
  const [shown] = await browser.scripting
    .executeScript({ target, func: showWindow, args: [window] })
    .catch(() => []);
  if (shown?.result !== true) return false;
  await browser.tabs.update(tabId, { active: true });
  close();
  return true;
}
