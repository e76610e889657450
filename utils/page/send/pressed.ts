/** Finds the Send that a person presses, and the window that it sends. */
import type { Selector } from '../../adapters/adapter.ts';
import { composedAncestors, matches, queryAll } from '../dom/dom.ts';
import { cssOf, selectAll } from '../dom/select.ts';
import { shadowOf } from '../forms/roots.ts';

/** Selects what a person presses. */
export const CONTROL =
  'button,a,[type=submit],[type=button],[type=image],[role=button],[role=menuitem],[onclick],[onmousedown]';
/** Whether a person presses this element (`CONTROL`). */
export const isControl = (one: Element) => matches(one, CONTROL);

/** Where something is written and sent: a compose window or a chat. */
export interface Sendable {
  readonly root: Element;
  readonly adapter: {
    readonly send: readonly Pick<Selector, 'css'>[];
    readonly sendKeys?: readonly string[];
    readonly sendElsewhere?: readonly Pick<Selector, 'css'>[];
  } | null;
}

/** What is known about the windows of a page. */
export interface Windows<W extends Sendable> {
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
}

/** A Send, and the window that it sends. */
export interface Pressed<W> {
  readonly window: W;
  readonly sendControl: Element;
}

/** Returns the element at which an event began, as far as it can be seen from here; null if it was none. */
export function elementAt(event: Event): Element | null {
  const [first] = event.composedPath();
  return first && 'localName' in first ? (first as Element) : null;
}

const namedIn = ({ root, adapter }: Sendable) => selectAll(root, adapter?.send);
const isNamedSend = (element: Element, { adapter }: Sendable) => matches(element, cssOf(adapter?.send));

type ByWords = Windows<never>['isSend'];

/** Returns the window's send controls as the page is now: apps draw them anew, and a new layout may have others. */
export function sendControls(window: Sendable, isSend: ByWords): Element[] {
  const named = namedIn(window);
  return named[0] ? named : queryAll(window.root, CONTROL).filter(isSend);
}

/** Whether this control sends the window. */
export const isSendControl = (control: Element, window: Sendable, isSend: ByWords) =>
  namedIn(window)[0] ? isNamedSend(control, window) : isSend(control);

/** Returns the Send at which this happened, with what it sends; undefined: it happened at none. */
export function sendOf<W extends Sendable>(event: Event, windows: Windows<W>): Pressed<W> | undefined {
  const target = elementAt(event);
  // A click inside a closed shadow tree names only its host, and could not be repeated.
  if (!target || shadowOf(target) !== target.shadowRoot) return;
  const around = composedAncestors(target);
  const sent = windows.windowOf(target) ?? windows.sentBy?.(target);
  const window = sent ?? windows.lastUsed();
  if (!window) return;
  const until = around.slice(0, around.indexOf(window.root));
  const named = until.find((one) => isControl(one) || isNamedSend(one, window));
  const isKnown = named && isSendControl(named, window, windows.isSend);
  const findOther = () => (namedIn(window)[0] ? undefined : windows.sendAt?.(until));
  const sendControl = !sent
    ? around.find((one) => matches(one, cssOf(window.adapter?.sendElsewhere)))
    : isKnown
      ? named
      : findOther();
  return sendControl && { window, sendControl };
}
