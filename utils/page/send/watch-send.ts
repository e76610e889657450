/**
 * Notices that a person sends what is in a compose window: by its send control, the app's keys or its form. Listens in
 * the capture phase, before the app; only a person's own acts count, so what we release is not seen again.
 */
import { replayClick, replayKey, runsAddress, replaySubmit } from './replay.ts';
import {
  attribute,
  closest,
  composedAncestors,
  contains,
  isConnected,
  matches,
  queryAll,
  textOf,
  treeOf,
} from '../dom/dom.ts';
import { isOfInputMethod } from '../dom/keys.ts';
import { hearClicks } from './first.ts';
import { openReach } from './reach.ts';
import {
  elementAt,
  isControl,
  isSendControl,
  sendControls,
  sendOf,
  type Pressed,
  type Sendable,
  type Windows,
} from './pressed.ts';
import { now } from '../dom/now.ts';

/** The app's keys for sending if its adapter names no others. For an unknown app, no key is known. */
const USUAL_KEYS = ['Control+Enter'];
const SUBMITS = 'button:not([type=button],[type=reset]),[type=submit],[type=image]';
/** How long after its release an app may still submit its form itself (ms). */
const LET_GO_MS = 2_000;
/** A click by a script within this time after a person's key counts as what the app makes of that key (ms). */
const BY_KEY_MS = 1_000;

/** What `watchSend` needs to know about the page, and what it reports. */
export interface SendOptions<W extends Sendable> extends Windows<W> {
  readonly signal: AbortSignal;
  /** Does what the browser does at an Enter in a one-line field that no script took. */
  readonly onEnter?: (field: Element) => void;
  /** About to be sent. `release` repeats what the person did, or returns false if the page has changed too much. */
  readonly onSend: (window: W, event: Event, release: () => boolean) => void;
  /** Injects the helper into the page's own world (`page-press.ts`). */
  readonly injectPress?: (() => Promise<string | null>) | undefined;
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

/** Returns the text by which a control is recognised after an app has drawn it anew; tooltips change beside a text. */
const labelOf = (one: Element) =>
  [
    ...['aria-label', 'name', 'value'].map((name) => attribute(one, name)),
    textOf(one) || attribute(one, 'title'),
  ].join();

/** Returns a function that finds the control again, or the one drawn in its place since; null if that is not certain. */
function finderOf(control: Element, root: Element): () => Element | null {
  const label = labelOf(control);
  const scope = contains(root, control) || !isConnected(control) ? root : treeOf(control);
  return () => {
    const [one, other] = isConnected(control)
      ? [control]
      : queryAll(scope as ParentNode, control.localName).filter((one) => labelOf(one) === label);
    return one && !other && isConnected(one) && !matches(one, ':disabled') ? one : null;
  };
}

/** What the caller tells `watchSend` about its windows. */
export interface SendWatch<W extends Sendable> {
  /** Watches an editor's own document, because keys pressed there are seen only there. */
  readonly watch: (frame: Document, window: W) => void;
  /** Prepares for holding something of this window soon. */
  readonly prepare: (window: W) => void;
}

/** Reports every attempt to send an open window's draft, until the signal aborts. */
export function watchSend<W extends Sendable>(document: Document, options: SendOptions<W>): SendWatch<W> {
  const { signal, isSend, sentBy, windowOf, lastUsed, onSend } = options;
  const letGo = new WeakSet<W>();
  const frames = new WeakSet<Document>();
  const capturing = { capture: true, signal };
  const reach = openReach(document, options.injectPress);
  let keyAt = -Infinity;
  /** What was a Send when it was pressed: pages may change its words before the click. */
  let pressed: Pressed<W> | false | undefined;
  /** The code of the key whose press is held: its `keyup` is kept from the page, too. */
  let heldKey = '';

  /** Enter or Space on a Send that browsers do not click at these keys: the app itself handles them. */
  const isPressed = ({ key }: KeyboardEvent, target: Element, window: W) =>
    /^( |Enter)$/.test(key) &&
    matches(target, '[role=button]:not(button,[href])') &&
    isSendControl(target, window, isSend);
  const attempt = (window: W, event: Event, again: () => boolean) => {
    onSend(window, event, () => {
      letGo.add(window);
      setTimeout(() => letGo.delete(window), LET_GO_MS);
      return again();
    });
  };
  /** `target` is the element in the control that was clicked. */
  const press = ({ window, sendControl: control }: Pressed<W>, event: Event, target: Element) => {
    const find = finderOf(control, window.root);
    const around = composedAncestors(target);
    const isOfPage = runsAddress(around);
    // What only the page's world can press again is held only if the helper is there; in SVG, Chromium ignores our
    // press.
    if (isOfPage && (closest(target, 'svg') || !reach.press())) return;
    attempt(window, event, () => {
      const now = find();
      const at = now === control && isConnected(target) ? target : now;
      if (!at) return false;
      if (isOfPage) return reach.press(at);
      replayClick(at, event);
      return true;
    });
  };
  const clicked = (event: Event) => {
    const path = event.composedPath();
    // What was drawn anew while it was pressed is clicked where its old and new copy stand.
    const isHere = (one: Element) => path.includes(one) || !isConnected(one);
    const sent = sendOf(event, options) ?? (pressed && isHere(pressed.sendControl) && pressed);
    // A script's click counts if a person's key may have caused it.
    if (sent && (event.isTrusted || (!letGo.has(sent.window) && now() - keyAt <= BY_KEY_MS)))
      press(sent, event, path[0] as Element);
  };
  /** `event` is that of a key, or of a pointer, which has no `key`. */
  const acted = (event: KeyboardEvent, window: W | null) => {
    if (!event.isTrusted) return;
    if (event.type === 'keyup') {
      if (event.code === heldKey) event.stopImmediatePropagation();
      heldKey = '';
      return;
    }
    const target = event.composedPath()[0] as Element;
    // A pointer, or a key at a control; searching at each key in a text would take too long.
    pressed = (!event.key || isControl(target)) && sendOf(event, options);
    if (!event.key) return;
    keyAt = now();
    const owner = window ?? sentBy?.(target);
    if (!owner || isOfInputMethod(event) || !(isSendKey(event, owner) || isPressed(event, target, owner)))
      return;
    attempt(owner, event, () => replayKey(target, event, options.onEnter));
    if (event.defaultPrevented) heldKey = event.code;
  };
  const submitted = (event: Event) => {
    const form = event.target as HTMLFormElement;
    const used = lastUsed();
    const window = windowOf(form) ?? (used && contains(form, used.root) ? used : null);
    if (!event.isTrusted || !window || letGo.has(window)) return;
    const { submitter } = event as SubmitEvent;
    // A form has other buttons, too: save, attach, cancel. If no Send is known, a single button is the one that sends.
    const { root } = window;
    const isOnly = () =>
      !sendControls(window, isSend)[0] &&
      queryAll(contains(root, form) ? root : form, SUBMITS).length === 1 &&
      queryAll(form, 'textarea,[contenteditable],iframe')[0];
    if (submitter && !isSendControl(submitter, window, isSend) && !isOnly()) return;
    const isOfPage = runsAddress([submitter ?? form, form]);
    if (isOfPage && !reach.press()) return;
    const find = finderOf(submitter ?? form, root);
    attempt(window, event, () => {
      const now = find();
      if (!now) return false;
      return isOfPage ? reach.press(now, form) : replaySubmit(form, submitter && now);
    });
  };
  const listen = (view: Window | null, windowOfAct: (event: Event) => W | null) => {
    for (const type of ['pointerdown', 'keydown', 'keyup'] as const)
      view?.addEventListener(
        type,
        (event) => {
          acted(event as KeyboardEvent, windowOfAct(event));
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
      if (sendControls(window, isSend).some((one) => runsAddress([one, ...composedAncestors(one)])))
        void reach.prepare();
    },
  };
}
