/** A person using a page, for tests: typing, leaving fields, pressing. Timers must be vitest's fake ones. */
import { vi } from 'vitest';
import type { Draft } from '../../utils/core/model.ts';
import { watchCompose } from '../../utils/page/compose/watch.ts';
import type { ComposeWindow } from '../../utils/page/compose/window.ts';
import type { Adapter } from '../../utils/adapters/adapter.ts';

function fire(target: Element, type: string, more: object = {}): void {
  const view = target.ownerDocument.defaultView;
  if (!view) throw new Error('the document has no window');
  const event = new view.Event(type, { bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, more));
}

/** Presses keys one by one; the text of the input or editable element grows as it does in a browser. */
export function type(target: Element, text: string): void {
  for (const key of text) {
    fire(target, 'keydown', { key });
    if ('value' in target) (target as HTMLInputElement).value += key;
    else target.append(key);
    fire(target, 'input');
  }
}

export function press(target: Element, key: string, more: object = {}): void {
  fire(target, 'keydown', { key, ...more });
}

export function click(target: Element): void {
  fire(target, 'click');
}

export function enter(target: Element): void {
  fire(target, 'focusin');
}

export function leave(target: Element): void {
  fire(target, 'focusout');
}

/** Lets this much time (ms) pass for the page and the watcher. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

export interface Watched {
  readonly drafts: { readonly window: ComposeWindow; readonly draft: Draft }[];
  readonly closed: ComposeWindow[];
  /** Recipient texts of the newest draft. */
  readonly last: () => readonly string[] | undefined;
  readonly end: () => void;
}

/** Starts watching the page and waits for the first look at it. */
export async function startWatch(document: Document, adapter: Adapter | null): Promise<Watched> {
  const view = document.defaultView as unknown as typeof globalThis;
  const controller = new view.AbortController();
  const watched: Watched = {
    drafts: [],
    closed: [],
    last: () => watched.drafts.at(-1)?.draft.recipients.map(({ text }) => text),
    end: () => {
      controller.abort();
    },
  };
  watchCompose({
    signal: controller.signal,
    adapter,
    document,
    onDraft: (window, draft) => watched.drafts.push({ window, draft }),
    onClosed: (window) => watched.closed.push(window),
  });
  await pass(5000);
  return watched;
}

/** Returns the first element that matches. Throws if none does. */
export function one(document: Document, css: string): Element {
  const found = document.querySelector(css);
  if (!found) throw new Error(`nothing matches ${css}`);
  return found;
}
