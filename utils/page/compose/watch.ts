/** Watches a page for compose windows and their drafts. While none is open, nothing runs between events. */
import type { Adapter } from '../../adapters/adapter.ts';
import type { Draft } from '../../core/model.ts';
import { composedAncestors, isConnected, isEditable, isTextControl } from '../dom/dom.ts';
import { findWindows } from './find.ts';
import { boundedRescans } from '../dom/rescans.ts';
import { partsOf } from './parts.ts';
import { isSend, sendControlAt, windowSentBy } from '../send/send-controls.ts';
import { adapterFor, addSendWords, isWhole } from './site.ts';
import { elementAt } from '../send/pressed.ts';
import { watchSend } from '../send/watch-send.ts';
import { followTyping } from './typing.ts';
import { watchWindow, type WatchedWindow } from './watch-window.ts';
import type { ComposeWindow } from './window.ts';
import { now } from '../dom/now.ts';
import { shared } from '../dom/shared.ts';

/**
 * How often windows are read again (ms): values set by script fire no event and no mutation, and neither does removing
 * a root.
 */
const INTERVAL_MS = 1000;
/** Only the newest windows are read at each interval; every window is read again before it is sent. */
const MAX_READ = 20;

/** What `watchCompose` needs and reports. */
export interface WatchOptions {
  /** Aborting ends everything; open windows are not reported as closed. */
  readonly signal: AbortSignal;
  /** Left out: the adapter that was injected for this page, else the general rule. */
  readonly adapter?: Adapter | null;
  /** Injects the whole adapter of a self-hosted app whose marks were found, or the `words` of the general rule. */
  readonly inject?: (app: string) => Promise<unknown>;
  /** Reports a draft that was read for the first time, or has changed; `isActed`: a person had acted just before. */
  readonly onDraft: (window: ComposeWindow, draft: Draft, isActed: boolean) => void;
  readonly onClosed: (window: ComposeWindow) => void;
  /** Reports a text with links that a person pasted into the window. */
  readonly onLinks?: (window: ComposeWindow, text: string) => void;
  /** Reports that a person sends the draft, which was read again just now. `release` sends what was held. */
  readonly onSend?: (window: ComposeWindow, event: Event, release: () => boolean) => void;
  /** Injects the helper into the page's own world (`page-press.ts`). */
  readonly injectPress?: () => Promise<string | null>;
  readonly document?: Document;
}

/**
 * Allows one watch per page: a second injection finds the mark that the first one set on the content scripts' own
 * global.
 */
const INJECTED = shared('watch');
interface Injected {
  readonly signal: AbortSignal;
  readonly root: Element;
  /** Looks for windows at once. */
  readonly look: () => void;
}

/**
 * Reports the drafts of all compose windows until the signal aborts. Returns false, and does nothing, if another watch
 * runs already.
 */
export function watchCompose(options: WatchOptions): boolean {
  const {
    signal,
    adapter,
    onDraft,
    onClosed,
    onSend,
    onLinks,
    inject,
    document = globalThis.document,
  } = options;
  const marks = document.defaultView as unknown as Record<symbol, Injected | undefined> | null;
  const root = document.documentElement;
  // A page that was written anew has another root, and the listeners are gone.
  const before = marks?.[INJECTED];
  if (!marks || signal.aborted || (before?.root === root && !before.signal.aborted)) return false;

  const listening = { capture: true, passive: true, signal };
  const open = new Map<Element, WatchedWindow>();
  let lastKey = -Infinity;
  /** The element that was typed into last, and whether its text becomes a recipient; determined once per focus. */
  let typedInto: { readonly element: Element; readonly isRecipient: boolean } | null = null;
  let interval: ReturnType<typeof setInterval> | undefined;

  const windowOf = (element: Element) => {
    const around = composedAncestors(element);
    return [...open.values()].find(({ window }) => around.includes(window.root));
  };
  let lastUsed: ComposeWindow | null = null;
  const sends =
    onSend &&
    watchSend(document, {
      signal,
      isSend,
      injectPress: options.injectPress,
      sendAt: sendControlAt,
      sentBy: (pressed) =>
        windowSentBy(
          pressed,
          [...open.values()].map(({ window }) => window),
          lastUsed,
        ),
      windowOf: (element) => windowOf(element)?.window ?? null,
      lastUsed: () => (lastUsed && open.has(lastUsed.root) ? lastUsed : null),
      onSend(window, event, release) {
        open.get(window.root)?.flush();
        onSend(window, event, release);
      },
    });
  const pasted = (event: ClipboardEvent, window: ComposeWindow | undefined) => {
    const text = event.isTrusted && window ? event.clipboardData?.getData('text/plain') : undefined;
    if (window && text?.includes('://')) onLinks?.(window, text);
  };
  const frames = new WeakSet<Document>();
  const listenIn = (frame: Document, window: ComposeWindow) => {
    sends?.watch(frame, window);
    if (frames.has(frame)) return;
    frames.add(frame);
    const heard = (event: ClipboardEvent) => {
      pasted(event, window);
    };
    frame.addEventListener('paste', heard, listening);
  };
  const typing = followTyping(() => {
    for (const watched of open.values()) watched.read();
  });
  const drop = (watched: WatchedWindow) => {
    open.delete(watched.window.root);
    watched.close();
    onClosed(watched.window);
    if (open.size === 0) clearInterval(interval);
  };
  let isInjecting: boolean | undefined;
  /**
   * A self-hosted app without a page of its own for composing shows its marks only with the window. null: there is no
   * adapter. undefined: it is being injected.
   */
  const adapterNow = (): Adapter | null | undefined => {
    const known = adapter ?? adapterFor(document);
    if (!known || isWhole(known)) return known;
    // If it could not be injected, the general rule finds most of it.
    if (isInjecting === false || !inject) return null;
    if (isInjecting) return undefined;
    isInjecting = true;
    void inject(known.name).then(() => {
      isInjecting = false;
      look();
    });
    return undefined;
  };
  const look = () => {
    for (const watched of open.values()) if (!watched.isOpen()) drop(watched);
    const now = adapterNow();
    if (now === undefined || signal.aborted) return;
    for (const window of findWindows(now, document)) {
      if (open.has(window.root)) continue;
      if (open.size === 0) interval = setInterval(tick, INTERVAL_MS);
      // The general rule needs words that adapters do not need.
      if (!now) void inject?.('words').then(addSendWords);
      const drawn: WatchOptions['onDraft'] = (...read) => {
        sends?.prepare(window);
        onDraft(...read);
      };
      const watched = watchWindow(window, typing.pending, drawn, (frame) => {
        listenIn(frame, window);
      });
      open.set(window.root, watched);
      typedInto = null;
      const active = document.activeElement;
      if (active && isRecipientInput(window, active)) typing.typed(active);
      watched.read();
    }
  };
  const tick = () => {
    if (now() - lastKey < INTERVAL_MS) return;
    for (const watched of [...open.values()].slice(-MAX_READ)) {
      if (!watched.isOpen()) drop(watched);
      else watched.read();
    }
  };
  marks[INJECTED] = { signal, root, look };
  const looks = boundedRescans(look, signal);
  const on = (
    type: 'focusin' | 'focusout' | 'click' | 'keydown' | 'input' | 'paste',
    run: (target: Element, event: Event) => void,
  ) => {
    const listener = (event: Event) => {
      const target = elementAt(event);
      if (target) run(target, event);
    };
    document.addEventListener(type, listener, listening);
  };
  on('focusin', (target) => {
    typedInto = null;
    const watched = windowOf(target);
    if (watched) lastUsed = watched.window;
    else looks.request();
  });
  on('click', (target) => {
    if (!isTyped(target) || !windowOf(target)) looks.request();
  });
  on('keydown', (target, event) => {
    lastKey = now();
    typing.key(target, event as KeyboardEvent);
    if (!isTyped(target)) looks.request();
  });
  on('input', (target) => {
    if (typedInto?.element !== target) {
      const watched = windowOf(target);
      typedInto = {
        element: target,
        isRecipient: watched !== undefined && isRecipientInput(watched.window, target),
      };
    }
    if (typedInto.isRecipient) typing.typed(target);
  });
  on('paste', (target, event) => {
    pasted(event as ClipboardEvent, windowOf(target)?.window);
  });
  on('focusout', (target) => {
    typing.left(target);
  });
  signal.addEventListener('abort', () => {
    clearInterval(interval);
    typing.stop();
    for (const watched of open.values()) watched.close();
  });
  return true;
}

/** Whether keys in this element type text and open nothing; in an old-style editor frame (`designMode`), all of it. */
function isTyped(target: Element): boolean {
  return isTextControl(target) || isEditable(target) || target.ownerDocument.designMode === 'on';
}

/** Whether what is typed into this element becomes a recipient. */
function isRecipientInput(window: ComposeWindow, element: Element): boolean {
  if (!isTyped(element) || !isConnected(element)) return false;
  const around = composedAncestors(element);
  return Object.values(partsOf(window).fields).some((rows) => rows.some((row) => around.includes(row)));
}
