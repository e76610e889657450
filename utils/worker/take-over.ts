/** Lets a new copy of the extension take over pages that were open before: once installed, updated or enabled. */
import { browser } from '../platform/browser.ts';
import { HOOKS } from '../page/guards/touch.ts';
import { defineItem } from '../storage/item.ts';
import { matchesPattern } from '../core/match-pattern.ts';

/** Whether this copy has taken over: kept as long as the copy lives, across restarts of its worker. */
const done = defineItem({
  area: 'session',
  key: 'tookOver',
  schema: (stored) => stored === true,
  default: false,
});

/**
 * When to look again (ms). A page that commits while Chromium is still handing a new copy's scripts to its renderers
 * gets none, neither by itself nor by the look before.
 */
const LOOKS = import.meta.env.FIREFOX ? [] : [400, 1500, 5000, 15_000];

/** What is known about a document in an open tab. */
interface Seen {
  /** A URL with its origin: its own, or the one it inherits. */
  readonly address: string;
  readonly isGuarded: boolean;
  /** Whether a mail may be in progress there: the person may press Send without touching anything else before. */
  readonly isWriting: boolean;
}

/**
 * Removes what an earlier copy has left in this page, except a question that still waits for its answer there, and
 * returns what must be known about the page. `isDead`: the earlier copy's scripts have been stopped, so that no
 * question of theirs can be answered. Serialised into the page: it may only use what is defined inside it.
 */
function clear(isDead: boolean, hooks: string): Seen {
  const own = globalThis as { readonly sealcheck?: unknown; readonly chrome?: { readonly dom?: Reach } };
  interface Reach {
    openOrClosedShadowRoot(element: Element): ShadowRoot | null;
  }
  let isWriting = false;
  const sweep = () => {
    // Removing an element would move the one that is being pressed.
    const isPressed = document.querySelector(':active') !== null;
    if (isPressed) setTimeout(sweep, 300);
    const isShown = Symbol.for('sealcheck.view') in globalThis;
    for (const box of isShown ? [] : document.querySelectorAll('div:empty')) {
      const known = box as { readonly openOrClosedShadowRoot?: ShadowRoot | null };
      const root = known.openOrClosedShadowRoot ?? own.chrome?.dom?.openOrClosedShadowRoot(box);
      const words = root?.querySelector('.sealcheck');
      if (!words) continue;
      isWriting ||= words.matches('.message');
      if (!isPressed && (isDead || !root?.querySelector('[open]'))) box.remove();
    }
  };
  const isGuarded = 'sealcheck' in globalThis;
  // What stands in a page that this copy guards is its own, and nothing is looked for; but Firefox guards at once, whatever stands there.
  if (isDead || !isGuarded) {
    sweep();
    // The earlier copy may have withdrawn by itself a moment ago, at the person's own act.
    isWriting ||= document.querySelector(hooks) !== null;
  }
  const address = /^http/.test(location.href) ? location.href : `${self.origin}/`;
  return { address, isGuarded, isWriting };
}

/** Asks for the compose engine, as the guard does when a recipient is touched. Serialised into the page, as above. */
function askForEngine(): void {
  void chrome.runtime.sendMessage({ name: 'inject:compose', request: {} });
}

/** Returns the manifest's content scripts for this URL. */
function scriptsFor(address: string): string[] {
  const url = URL.parse(address);
  const is = (pattern: string) => url !== null && matchesPattern(pattern, url);
  const entries = browser.runtime.getManifest().content_scripts ?? [];
  return entries
    .filter(({ matches, exclude_matches: but = [] }) => matches.some(is) && !but.some(is))
    .flatMap(({ js = [] }) => [...js]);
}

interface Answer {
  readonly result?: Seen;
  readonly frameId: number;
  readonly documentId?: string;
}

async function takeOverTab(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  const isDead = import.meta.env.FIREFOX;
  const seen = await browser.scripting.executeScript({ target, func: clear, args: [isDead, HOOKS] });
  for (const { result, frameId, documentId } of seen as readonly Answer[]) {
    if (!result) continue;
    const at = {
      tabId,
      ...(documentId === undefined ? { frameIds: [frameId] } : { documentIds: [documentId] }),
    };
    // Firefox injects its scripts into open pages itself, and stops those of the earlier copy.
    const files = isDead || result.isGuarded ? [] : scriptsFor(result.address);
    if (files.length > 0) await browser.scripting.executeScript({ target: at, files });
    if (result.isWriting) await browser.scripting.executeScript({ target: at, func: askForEngine });
  }
}

async function look(): Promise<void> {
  for (const { id, discarded } of await browser.tabs.query({}))
    if (id !== undefined && discarded !== true) void takeOverTab(id).catch(() => undefined);
}

/**
 * Takes over in all open tabs, once in the lifetime of a copy. Pages that extensions may not enter, and discarded tabs,
 * are left alone.
 */
export async function takeOver(): Promise<void> {
  const seen: boolean[] = [];
  await done.change((before) => {
    seen.push(before);
    return true;
  });
  if (seen.includes(true)) return;
  await look();
  for (const after of LOOKS) setTimeout(() => void look(), after);
}
