/**
 * What a person does to an element of ours is theirs and ours: the page hears nothing of it. A panel that closes at a press
 * outside of it stays open, a trap for the focus does not wake, and no shortcut sees what is typed in a question.
 */
import { contains } from '../dom/dom.ts';
import { COPYING, LISTENER, listenTo } from './listeners.ts';
import { OURS } from '../dom/trusted.ts';

const POINTED = /^(pointer|mouse|click)/;
/** Of these our own handlers hear, by a copy that stays in the tree. */
const GIVEN = ['click', 'input'];

interface More {
  readonly onKey?: (event: KeyboardEvent) => void;
  /** Does this press not count? */
  readonly isRefused?: (event: MouseEvent) => boolean;
  /** Is it seen only, so that the browser meets what is behind it? */
  readonly isInert?: () => boolean;
  /** Puts it where it can be used. */
  readonly wake?: () => void;
}
interface Shielded extends More {
  readonly shadow: ShadowRoot;
}
const shields = new Map<EventTarget, Shielded>();
/** Where in the tree the pointer went down. */
let pressed: Element | null = null;

/** What an event is about inside the closed tree: what is under the pointer, else what has the focus. */
function innerOf({ shadow }: Shielded, { type, detail, clientX, clientY }: MouseEvent): Element | null {
  const isPointed = /^(pointer|mouse)/.test(type) || (type === 'click' && detail > 0);
  const met = isPointed ? shadow.elementFromPoint(clientX, clientY) : null;
  return met && contains(shadow, met) ? met : shadow.activeElement;
}

const copyOf = (event: Event) => Object.assign(event, { [OURS]: true });

/** A click belongs to what both the press and the release were in (UI Events, "click"). */
function clicked(at: Element | null): Element | null {
  let one = at;
  while (one && pressed && !contains(one, pressed)) one = one.parentElement;
  return one;
}

/** The button or link of ours at this point that the browser does not meet, because it is inert. */
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

/** Hands a press on what is inert to it. */
function pressInert(event: Event): void {
  const [one, control] = inertAt(event as MouseEvent) ?? [];
  if (!one || !control) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (event.type !== 'click') return;
  one.wake?.();
  control.dispatchEvent(copyOf(new PointerEvent('click', { bubbles: true, cancelable: true })));
}

/** Hands our own handlers a copy of what happened to the host. */
function give(shield: Shielded, event: MouseEvent): void {
  const { type } = event;
  const at = innerOf(shield, event);
  const isPress = type === 'click' && event.detail > 0;
  // A plain event: the browser's own work, once, is done for the real one.
  const copy = copyOf(new Event(type, { bubbles: true, cancelable: true }));
  (isPress ? clicked(at) : at)?.dispatchEvent(copy);
  if (isPress) pressed = null;
  if (copy.defaultPrevented) event.preventDefault();
}

/** Events about the page, but of a pointer or a focus that is, or was, in ours: in Firefox they lead into our tree. */
const LEADING = /^(?:(?:mouse|pointer)(?:enter|leave|over|out)|copy|cut|paste)$/;
const leadsIn = ({ type, explicitOriginalTarget }: Event & { readonly explicitOriginalTarget?: Node }) =>
  LEADING.test(type) &&
  !!explicitOriginalTarget &&
  [...shields.values()].some(({ shadow }) => contains(shadow, explicitOriginalTarget));

/** Keeps it from the page; a copy of our own is answered. */
function keep(event: Event): void {
  event.stopImmediatePropagation();
  if (event.type === 'copy') (globalThis as { [COPYING]?: (event: Event) => void })[COPYING]?.(event);
}

function quiet(event: Event): void {
  if (!event.isTrusted || !event.target) return;
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
  // What is pressed takes the focus from no field: what the page makes of that nobody has asked for.
  if (type === 'mousedown' && !pressed?.closest('textarea,input,select,a')) event.preventDefault();
  if (shield.isRefused?.(event as MouseEvent)) event.preventDefault();
  else if (GIVEN.includes(type)) give(shield, event as MouseEvent);
}

/** Keeps what is done to `host` from the page, until the returned function is called. */
export type Shield = (host: HTMLElement, shadow: ShadowRoot, more?: More) => () => void;

export const shield: Shield = (host, shadow, more = {}) => {
  const own = { shadow, ...more };
  shields.set(host, own);
  // Anew each time: a page that was written anew has taken them away.
  listenTo(true, quiet);
  Reflect.set(globalThis, LISTENER, quiet);
  return () => {
    // It may have another place, and another shield, by now.
    if (shields.get(host) === own) shields.delete(host);
    if (shields.size === 0) listenTo(false, quiet);
  };
};
