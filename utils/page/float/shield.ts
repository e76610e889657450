/**
 * Keeps what a person does to an element of ours from the page. So a panel that closes on a press outside it stays
 * open, a focus trap is not triggered, and no shortcut sees what is typed into a question.
 */
import { contains } from '../dom/dom.ts';
import { COPYING, LISTENER, listenTo } from './listeners.ts';
import { OURS } from '../dom/trusted.ts';

const POINTED = /^(pointer|mouse|click)/;
/** For these events, our own handlers get a copy that stays in the tree. */
const GIVEN = ['click', 'input'];

interface More {
  readonly onKey?: (event: KeyboardEvent) => void;
  /** Whether this press does not count. */
  readonly isRefused?: (event: MouseEvent) => boolean;
  /** Whether the host can only be seen, so that the browser hits what is behind it. */
  readonly isInert?: () => boolean;
  /** Puts it where it can be used. */
  readonly wake?: () => void;
}
interface Shielded extends More {
  readonly shadow: ShadowRoot;
}
const shields = new Map<EventTarget, Shielded>();
/** Where in our tree the pointer went down. */
let pressed: Element | null = null;

/** Returns the element in the closed tree that an event is about: the one under the pointer, else the focused one. */
function innerOf({ shadow }: Shielded, { type, detail, clientX, clientY }: MouseEvent): Element | null {
  const isPointed = /^(pointer|mouse)/.test(type) || (type === 'click' && detail > 0);
  const met = isPointed ? shadow.elementFromPoint(clientX, clientY) : null;
  return met && contains(shadow, met) ? met : shadow.activeElement;
}

const copyOf = (event: Event) => Object.assign(event, { [OURS]: true });

/**
 * Returns the element that a click belongs to: the nearest that contains both the press and the release (UI Events,
 * "click").
 */
function clicked(at: Element | null): Element | null {
  let one = at;
  while (one && pressed && !contains(one, pressed)) one = one.parentElement;
  return one;
}

/**
 * Returns our button or link at this point that the browser does not hit because it is inert, with its shield; or null.
 */
function inertAt({ type, clientX, clientY }: MouseEvent): [Shielded, HTMLElement] | null {
  if (!POINTED.test(type)) return null;
  for (const one of shields.values()) {
    const all = one.isInert?.() ? one.shadow.querySelectorAll<HTMLElement>('button,a') : [];
    for (const control of all) {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      if (clientX >= left && clientX < right && clientY >= top && clientY < bottom) return [one, control];
    }
  }
  return null;
}

/** Passes a press on an inert control on to it. */
function pressInert(event: Event): void {
  const [one, control] = inertAt(event as MouseEvent) ?? [];
  if (!one || !control) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (event.type !== 'click') return;
  one.wake?.();
  control.dispatchEvent(copyOf(new PointerEvent('click', { bubbles: true, cancelable: true })));
}

/** Gives our own handlers a copy of what happened to the host. */
function give(shield: Shielded, event: MouseEvent): void {
  const { type } = event;
  const at = innerOf(shield, event);
  const isPress = type === 'click' && event.detail > 0;
  // A plain event has no default action: the browser performs that for the real event, once.
  const copy = copyOf(new Event(type, { bubbles: true, cancelable: true }));
  (isPress ? clicked(at) : at)?.dispatchEvent(copy);
  if (isPress) pressed = null;
  if (copy.defaultPrevented) event.preventDefault();
}

/**
 * Events about the page whose pointer or focus is, or was, in one of our elements: in Firefox they give access to our
 * tree.
 */
const LEADING = /^(?:(?:mouse|pointer)(?:enter|leave|over|out)|copy|cut|paste)$/;
const leadsIn = ({ type, explicitOriginalTarget }: Event & { readonly explicitOriginalTarget?: Node }) =>
  LEADING.test(type) &&
  !!explicitOriginalTarget &&
  [...shields.values()].some(({ shadow }) => contains(shadow, explicitOriginalTarget));

/** Keeps an event from the page; a `copy` of ours is answered. */
function keep(event: Event): void {
  event.stopImmediatePropagation();
  if (event.type === 'copy') (globalThis as { [COPYING]?: (event: Event) => void })[COPYING]?.(event);
}

/** Who is told of each event of the page's, before any listener of the page can stop it (in Firefox). */
export const ear: { tell?: (event: Event) => void } = {};

function quiet(event: Event): void {
  if (!event.isTrusted || !event.target) return;
  ear.tell?.(event);
  const shield = shields.get(event.target);
  if (!shield) {
    if (leadsIn(event)) keep(event);
    else pressInert(event);
    return;
  }
  keep(event);
  const { type } = event;
  if (type.startsWith('key')) shield.onKey?.(event as KeyboardEvent);
  if (type === 'pointerdown') pressed = innerOf(shield, event as MouseEvent);
  // Pressing here takes the focus from no field, because nobody has asked for what the page would do then.
  if (type === 'mousedown' && !pressed?.closest('textarea,input,select,a')) event.preventDefault();
  if (shield.isRefused?.(event as MouseEvent)) event.preventDefault();
  else if (GIVEN.includes(type)) give(shield, event as MouseEvent);
}

/** Keeps what is done to `host` from the page, until the returned function is called. */
export type Shield = (host: HTMLElement, shadow: ShadowRoot, more?: More) => () => void;

/** Keeps what is done to `host` from the page; see `Shield`. */
export const shield: Shield = (host, shadow, more = {}) => {
  const own = { shadow, ...more };
  shields.set(host, own);
  // Added anew each time: writing the page anew removes all listeners.
  listenTo(true, quiet);
  Reflect.set(globalThis, LISTENER, quiet);
  return () => {
    // By now the host may have another place, and another shield.
    if (shields.get(host) === own) shields.delete(host);
    if (shields.size === 0) listenTo(false, quiet);
  };
};
