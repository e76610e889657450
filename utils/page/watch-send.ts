/**
 * A person sends what is in a compose window: by its send control, by the app's keys, or by its form. Seen in the
 * capture phase, before the app does; only what a person did counts, so what we release is not seen again.
 */
import { composedAncestors, matches, queryAll } from './dom.ts';
import type { Selector } from '../adapters/adapter.ts';

/** A webmail's own way to send from the keyboard, where its adapter names no other. */
const USUAL_KEYS = ['Control+Enter'];
const BUTTON =
  'button,a,input[type=submit],input[type=button],input[type=image],[role=button],[role=menuitem]';
/** An app that was let go may submit its form itself, a while after its control was clicked (milliseconds). */
const LET_GO_MS = 2_000;

/** What something is written and sent in: a compose window, a chat. */
export interface Sendable {
  readonly root: Element;
  readonly adapter: {
    readonly send: readonly Pick<Selector, 'css'>[];
    readonly sendKeys?: readonly string[];
    readonly sendElsewhere?: readonly Pick<Selector, 'css'>[];
  } | null;
}

export interface SendOptions<W extends Sendable> {
  readonly signal: AbortSignal;
  /** Does this button send, by its own words? Asked where the adapter names no control that is there. */
  readonly isSend: (button: Element) => boolean;
  /** The open window around this element, or null. */
  readonly windowOf: (element: Element) => W | null;
  /** The window that was used last: menus of apps stand outside of their windows. */
  readonly lastUsed: () => W | null;
  /** About to be sent; `release` does again what the person did. */
  readonly onSend: (window: W, event: Event, release: () => void) => void;
}

function sendCss({ adapter }: Sendable): string {
  return (adapter?.send ?? []).map(({ css }) => css).join(',');
}

/** Is this the key by which this window's app sends? Command stands for Control on a Mac. */
function isSendKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, window: Sendable): boolean {
  const held = [(ctrlKey || metaKey) && 'Control', altKey && 'Alt', shiftKey && 'Shift'].filter(Boolean);
  const pressed = [...held, key.length === 1 ? key.toLowerCase() : key].join('+');
  return (window.adapter?.sendKeys ?? USUAL_KEYS).includes(pressed);
}

/** Presses a control as a person would: some apps act on the press, some on the click. */
function press(control: HTMLElement): void {
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) {
    const init = { bubbles: true, cancelable: true, composed: true, button: 0 };
    const Kind = type.startsWith('pointer') ? PointerEvent : MouseEvent;
    control.dispatchEvent(new Kind(type, init));
  }
  HTMLElement.prototype.click.call(control);
}

export interface SendWatch<W extends Sendable> {
  /** Keys pressed in an editor's own document are heard there only. */
  readonly listenIn: (frame: Document, window: W) => void;
}

/** Reports every attempt to send an open window's draft, until the signal aborts. */
export function watchSend<W extends Sendable>(document: Document, options: SendOptions<W>): SendWatch<W> {
  const { signal, isSend, windowOf, lastUsed, onSend } = options;
  const letGo = new WeakSet<W>();
  const frames = new WeakSet<Document>();

  /** The window's send controls as the page is now: apps draw them anew, and a new layout may have others. */
  const sendControls = (window: W): Element[] => {
    const css = sendCss(window);
    const named = css === '' ? [] : queryAll(window.root, css);
    return named.length > 0 ? named : queryAll(window.root, BUTTON).filter(isSend);
  };
  const isSendControl = (control: Element, window: W) => sendControls(window).includes(control);
  const sendControlOf = (window: W) => sendControls(window)[0] as HTMLElement | undefined;
  const attempt = (window: W, event: Event, again: () => void) => {
    onSend(window, event, () => {
      letGo.add(window);
      setTimeout(() => letGo.delete(window), LET_GO_MS);
      again();
    });
  };
  const clicked = (event: Event) => {
    const [target] = event.composedPath();
    if (!event.isTrusted || !target || !('localName' in target)) return;
    const around = composedAncestors(target as Element);
    const window = windowOf(target as Element);
    if (window) {
      const control = around
        .slice(0, around.indexOf(window.root))
        .find((one) => matches(one, BUTTON) || isNamedSend(one, window));
      if (!control || !isSendControl(control, window)) return;
      attempt(window, event, () => {
        const now = control.isConnected ? control : sendControlOf(window);
        if (now) press(now as HTMLElement);
      });
      return;
    }
    const used = lastUsed();
    const css = used?.adapter?.sendElsewhere?.map((one) => one.css).join(',');
    const item = css && around.find((one) => matches(one, css));
    if (!used || !item) return;
    attempt(used, event, () => {
      press(item as HTMLElement);
    });
  };
  const isNamedSend = (element: Element, window: W) => {
    const css = sendCss(window);
    return css !== '' && matches(element, css);
  };
  const keyed = (event: KeyboardEvent, window: W) => {
    if (!event.isTrusted || event.isComposing || !isSendKey(event, window)) return;
    const [target] = event.composedPath();
    attempt(window, event, () => {
      const control = sendControlOf(window);
      if (control) {
        press(control);
        return;
      }
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
      const held = { ctrlKey, metaKey, altKey, shiftKey };
      target?.dispatchEvent(
        new KeyboardEvent('keydown', { key, code, ...held, bubbles: true, cancelable: true, composed: true }),
      );
    });
  };
  const submitted = (event: Event) => {
    const form = event.target as HTMLFormElement;
    const window = windowOf(form) ?? windowIn(form);
    if (!event.isTrusted || !window || letGo.has(window)) return;
    const { submitter } = event as SubmitEvent;
    // A form has other buttons than the one that sends: save, attach, cancel.
    if (submitter && !isSendControl(submitter, window)) return;
    attempt(window, event, () => {
      HTMLFormElement.prototype.requestSubmit.call(form, submitter?.isConnected ? submitter : null);
    });
  };
  const windowIn = (form: Element) => {
    const used = lastUsed();
    return used && form.contains(used.root) ? used : null;
  };

  const view = document.defaultView;
  view?.addEventListener('click', clicked, { capture: true, signal });
  view?.addEventListener('submit', submitted, { capture: true, signal });
  view?.addEventListener(
    'keydown',
    (event) => {
      const [target] = event.composedPath();
      const window = target && 'localName' in target ? windowOf(target as Element) : null;
      if (window) keyed(event, window);
    },
    { capture: true, signal },
  );
  return {
    listenIn(frame, window) {
      if (frames.has(frame)) return;
      frames.add(frame);
      const heard = (event: KeyboardEvent) => {
        keyed(event, window);
      };
      frame.defaultView?.addEventListener('keydown', heard, { capture: true, signal });
    },
  };
}
