/**
 * Notices that a person sends what is in a compose window: by its send control, the app's keys or its form. Listens in
 * the capture phase, before the app; only a person's own acts count, so what we release is not seen again.
 */
import { replayClick, replayKey, runsAddress, replaySubmit } from './replay.ts';
import {
  attribute,
  composedAncestors,
  contains,
  isConnected,
  matches,
  queryAll,
  textOf,
} from '../dom/dom.ts';
import { isOfInputMethod } from '../dom/keys.ts';
import { hearClicks } from './first.ts';
import { shadowOf } from '../forms/roots.ts';
import { openReach } from './reach.ts';
import type { Selector } from '../../adapters/adapter.ts';
import { now } from '../dom/now.ts';

/** The app's keys for sending if its adapter names no others. For an unknown app, no key is known. */
const USUAL_KEYS = ['Control+Enter'];
/** Selects what a person presses. */
export const CONTROL =
  'button,a,input:is([type=submit],[type=button],[type=image]),[role=button],[role=menuitem],[onclick],[onmousedown]';
const SUBMITS = 'button:not([type=button],[type=reset]),input:is([type=submit],[type=image])';
/** Whether a person presses this element (`CONTROL`). */
export const isControl = (one: Element) => matches(one, CONTROL);
/** How long after its release an app may still submit its form itself (ms). */
const LET_GO_MS = 2_000;
/** A click by a script within this time after a person's key counts as what the app makes of that key (ms). */
const BY_KEY_MS = 1_000;

/** Where something is written and sent: a compose window or a chat. */
export interface Sendable {
  readonly root: Element;
  readonly adapter: {
    readonly send: readonly Pick<Selector, 'css'>[];
    readonly sendKeys?: readonly string[];
    readonly sendElsewhere?: readonly Pick<Selector, 'css'>[];
  } | null;
}

/** What `watchSend` needs to know about the page, and what it reports. */
export interface SendOptions<W extends Sendable> {
  readonly signal: AbortSignal;
  /** Whether this button sends, by its own words. Used if none of the adapter's controls is there. */
  readonly isSend: (button: Element) => boolean;
  /** Returns the Send among these, innermost first, that no selector names. Left out: none. */
  readonly sendAt?: (around: readonly Element[]) => Element | undefined;
  /** Returns the open window that is sent by what was pressed outside all windows. Left out: none. */
  readonly sentBy?: (pressed: Element) => W | null;
  /** Returns the open window around this element, or null. */
  readonly windowOf: (element: Element) => W | null;
  /** Returns the window used last, or null: menus of apps stand outside their windows. */
  readonly lastUsed: () => W | null;
  /** Does what the browser does at an Enter in a one-line field that no script took. */
  readonly onEnter?: (field: Element) => void;
  /** About to be sent. `release` repeats what the person did, or returns false if the page has changed too much. */
  readonly onSend: (window: W, event: Event, release: () => boolean) => void;
  /** Injects the helper into the page's own world (`page-press.ts`). */
  readonly injectPress?: (() => Promise<string | null>) | undefined;
}

function sendCss({ adapter }: Sendable): string {
  return (adapter?.send ?? []).map(({ css }) => css).join(',');
}

/** Whether this is a key by which this window's app sends. Command on a Mac counts as Control. */
function isSendKey(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  { adapter }: Sendable,
): boolean {
  const held = (ctrlKey || metaKey ? 'Control+' : '') + (altKey ? 'Alt+' : '') + (shiftKey ? 'Shift+' : '');
  const pressed = held + (key.length === 1 ? key.toLowerCase() : key);
  return adapter !== null && (adapter.sendKeys ?? USUAL_KEYS).includes(pressed);
}

/** Returns the element at which an event began, as far as it can be seen from here; null if it was none. */
export function elementAt(event: Event): Element | null {
  const [first] = event.composedPath();
  return first && 'localName' in first ? (first as Element) : null;
}

/** Returns the text by which a control is recognised after an app has drawn it anew. */
const labelOf = (one: Element) =>
  [
    one.localName,
    ...['aria-label', 'title', 'name', 'value'].map((name) => attribute(one, name)),
    textOf(one),
  ].join();

/** What the caller tells `watchSend` about its windows. */
export interface SendWatch<W extends Sendable> {
  /** Watches an editor's own document, because keys pressed there are seen only there. */
  readonly watch: (frame: Document, window: W) => void;
  /** Prepares for holding something of this window soon. */
  readonly prepare: (window: W) => void;
}

/** Reports every attempt to send an open window's draft, until the signal aborts. */
export function watchSend<W extends Sendable>(document: Document, options: SendOptions<W>): SendWatch<W> {
  const { signal, isSend, sendAt, sentBy, windowOf, lastUsed, onSend } = options;
  const letGo = new WeakSet<W>();
  const frames = new WeakSet<Document>();
  const capturing = { capture: true, signal };
  const reach = openReach(document, options.injectPress);
  let keyAt = -Infinity;
  /** The code of the key whose press is held: its `keyup` is kept from the page, too. */
  let heldKey = '';

  /** The window's send controls as the page is now: apps draw them anew, and a new layout may have others. */
  const namedIn = (window: W) => queryAll(window.root, sendCss(window));
  const sendControls = (window: W): Element[] => {
    const named = namedIn(window);
    return named.length > 0 ? named : queryAll(window.root, CONTROL).filter(isSend);
  };
  const isSendControl = (control: Element, window: W) =>
    namedIn(window)[0] ? isNamedSend(control, window) : isSend(control);
  /** Enter or Space on a Send that browsers do not click at these keys: the app itself handles them. */
  const isPressed = ({ key }: KeyboardEvent, target: Element, window: W) =>
    /^( |Enter)$/.test(key) &&
    matches(target, '[role=button]:not(button,[href])') &&
    isSendControl(target, window);
  const attempt = (window: W, event: Event, again: () => boolean) => {
    onSend(window, event, () => {
      letGo.add(window);
      setTimeout(() => letGo.delete(window), LET_GO_MS);
      return again();
    });
  };
  /** Returns the pressed control, or the one drawn in its place since; null if that is not certain. */
  const present = (control: Element, label: string, window: W): Element | null => {
    const same = isConnected(control)
      ? [control]
      : sendControls(window).filter((one) => labelOf(one) === label);
    const [one] = same;
    return same.length === 1 && one && isConnected(one) && !matches(one, ':disabled') ? one : null;
  };
  /** `target` is the element in the control that was clicked. */
  const press = (window: W, event: Event, control: Element, target: Element) => {
    const label = labelOf(control);
    const around = composedAncestors(target);
    const isOfPage = runsAddress(around);
    // What only the page's world can press again is held only if the helper is there; in SVG, Chromium ignores our
    // press.
    if (isOfPage && (around.some(({ localName }) => localName === 'svg') || !reach.press())) return;
    attempt(window, event, () => {
      const now = present(control, label, window);
      const at = now === control && isConnected(target) ? target : now;
      if (!at) return false;
      if (isOfPage) return reach.press(at);
      replayClick(at, event);
      return true;
    });
  };
  const clicked = (event: Event) => {
    const target = elementAt(event);
    // A click inside a closed shadow tree names only its host, and could not be repeated.
    if (!target || shadowOf(target) !== target.shadowRoot) return;
    const around = composedAncestors(target);
    const inner = windowOf(target);
    const window = inner ?? sentBy?.(target);
    // A script's click counts if a person's key may have caused it.
    if (!event.isTrusted && (!window || letGo.has(window) || now() - keyAt > BY_KEY_MS)) return;
    if (window) {
      const until = inner ? around.slice(0, around.indexOf(window.root)) : around;
      const named = until.find((one) => isControl(one) || isNamedSend(one, window));
      const isKnown = named && isSendControl(named, window);
      const control = isKnown ? named : namedIn(window)[0] ? null : sendAt?.(until);
      if (control) press(window, event, control, target);
      return;
    }
    const used = lastUsed();
    const css = used?.adapter?.sendElsewhere?.map((one) => one.css).join(',');
    const item = css && around.find((one) => matches(one, css));
    if (used && item) press(used, event, item, target);
  };
  const isNamedSend = (element: Element, window: W) => matches(element, sendCss(window));
  const keyed = (event: KeyboardEvent, window: W | null) => {
    if (!event.isTrusted) return;
    if (event.type === 'keyup') {
      if (event.code === heldKey) event.stopImmediatePropagation();
      heldKey = '';
      return;
    }
    keyAt = now();
    const target = event.composedPath()[0] as Element;
    const owner = window ?? sentBy?.(target);
    if (!owner || isOfInputMethod(event) || !(isSendKey(event, owner) || isPressed(event, target, owner)))
      return;
    attempt(owner, event, () => replayKey(target, event, options.onEnter));
    if (event.defaultPrevented) heldKey = event.code;
  };
  const submitted = (event: Event) => {
    const form = event.target as HTMLFormElement;
    const window = windowOf(form) ?? windowIn(form);
    if (!event.isTrusted || !window || letGo.has(window)) return;
    const { submitter } = event as SubmitEvent;
    // A form has other buttons, too: save, attach, cancel. If no Send is known, a single button is the one that sends.
    const { root } = window;
    const isOnly = () =>
      sendControls(window).length === 0 &&
      queryAll(contains(root, form) ? root : form, SUBMITS).length === 1 &&
      queryAll(form, 'textarea,[contenteditable],iframe').length > 0;
    if (submitter && !isSendControl(submitter, window) && !isOnly()) return;
    const isOfPage = runsAddress([submitter ?? form, form]);
    if (isOfPage && !reach.press()) return;
    const label = submitter ? labelOf(submitter) : '';
    attempt(window, event, () => {
      const now = submitter && present(submitter, label, window);
      if (submitter && !now) return false;
      return isOfPage ? reach.press(now ?? form, form) : replaySubmit(form, now);
    });
  };
  const windowIn = (form: Element) => {
    const used = lastUsed();
    return used && contains(form, used.root) ? used : null;
  };
  const listen = (view: Window | null, windowOfKey: (event: Event) => W | null) => {
    for (const type of ['keydown', 'keyup'] as const)
      view?.addEventListener(
        type,
        (event) => {
          keyed(event, windowOfKey(event));
        },
        capturing,
      );
  };

  const view = document.defaultView;
  hearClicks(view, clicked, signal);
  view?.addEventListener('submit', submitted, capturing);
  listen(view, (event) => {
    const at = elementAt(event);
    return at && windowOf(at);
  });
  return {
    watch(frame, window) {
      if (frames.has(frame)) return;
      frames.add(frame);
      listen(frame.defaultView, () => window);
    },
    prepare(window) {
      if (sendControls(window).some((one) => runsAddress([one, ...composedAncestors(one)]))) reach.prepare();
    },
  };
}
