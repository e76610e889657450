/** A copy of the extension takes over in pages that were open before it: after an installation, an update, a switching on. */
import { browser } from '../../utils/browser.ts';
import { matchesPattern } from '../../utils/core/match-pattern.ts';

/** Kept as long as this copy lives, over all lives of its worker. */
const DONE = 'tookOver';

/** What is known of a document in an open tab. */
interface Seen {
  /** An address with its origin: its own, or the one it inherits. */
  readonly address: string;
  readonly isGuarded: boolean;
}

/**
 * Takes away what an earlier copy has left in this page, but for a question that still waits for its answer there; tells
 * what is to be known of the page. Run by itself: what is used here stands here.
 */
function clear(isDead: boolean): Seen {
  const own = globalThis as { readonly sealcheck?: unknown; readonly chrome?: { readonly dom?: Reach } };
  interface Reach {
    openOrClosedShadowRoot(element: Element): ShadowRoot | null;
  }
  const sweep = () => {
    if (document.querySelector(':active')) {
      // What is taken away moves what is pressed.
      setTimeout(sweep, 300);
      return;
    }
    const isShown = Symbol.for('sealcheck.view') in globalThis;
    for (const box of isShown ? [] : document.querySelectorAll('div:empty')) {
      const known = box as { readonly openOrClosedShadowRoot?: ShadowRoot | null };
      const root = known.openOrClosedShadowRoot ?? own.chrome?.dom?.openOrClosedShadowRoot(box);
      if (root?.querySelector('.sealcheck, .hold') && (isDead || !root.querySelector('[open]'))) box.remove();
    }
  };
  sweep();
  const address = /^http/.test(location.href) ? location.href : `${self.origin}/`;
  return { address, isGuarded: 'sealcheck' in globalThis || document.readyState === 'loading' };
}

/** The scripts of the manifest for this address. */
function scriptsFor(address: string): string[] {
  const url = URL.parse(address);
  const is = (pattern: string) => url !== null && matchesPattern(pattern, url);
  const entries = browser.runtime.getManifest().content_scripts ?? [];
  return entries
    .filter(({ matches, exclude_matches: but = [] }) => matches.some(is) && !but.some(is))
    .flatMap(({ js = [] }) => [...js]);
}

async function takeOverTab(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  const isDead = import.meta.env.FIREFOX;
  const seen = await browser.scripting.executeScript({ target, func: clear, args: [isDead] });
  // Firefox puts its scripts into open pages itself, and stops those of the earlier copy.
  if (isDead) return;
  for (const { result, documentId } of seen as readonly { result?: Seen; documentId?: string }[]) {
    const files = result && !result.isGuarded ? scriptsFor(result.address) : [];
    if (files.length > 0 && documentId !== undefined)
      await browser.scripting.executeScript({ target: { tabId, documentIds: [documentId] }, files });
  }
}

/** Takes over in all open tabs, once in the life of a copy. Pages that no extension may enter, and sleeping ones, are left alone. */
export async function takeOver(): Promise<void> {
  const { session } = browser.storage;
  if (DONE in (await session.get(DONE))) return;
  await session.set({ [DONE]: true });
  for (const { id, discarded } of await browser.tabs.query({}))
    if (id !== undefined && discarded !== true) void takeOverTab(id).catch(() => undefined);
}
