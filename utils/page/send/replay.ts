/** Replays what was held exactly: the same click, the same submission, the same key; nothing that the person did not do. */
import { attribute, isConnected } from '../dom/dom.ts';

const COMMON = { bubbles: true, cancelable: true, composed: true };

/** These properties of an event, for one that is to be like it. */
const picked = (event: Event | undefined, names: string): object =>
  Object.fromEntries(
    names.split(' ').map((name) => [name, (event as Record<string, unknown> | undefined)?.[name]]),
  );

/** Clicks as the person did. What the page saw of the press before (pointer and mouse down and up) is not repeated. */
export function replayClick(target: EventTarget, event?: Event): void {
  const how = picked(event, 'detail clientX clientY screenX screenY ctrlKey shiftKey altKey metaKey');
  target.dispatchEvent(new PointerEvent('click', { ...COMMON, ...how }));
}

/** The form that a control belongs to; what a form's own children are called is of no matter. */
export const formOf = (control: Element) =>
  (control.localName === 'form' ? null : (control as Partial<HTMLInputElement>).form) ?? null;

/** Submits as `submitter` did; false where the page has changed so that this cannot be. */
export function replaySubmit(form: HTMLFormElement, submitter: Element | null): boolean {
  if (!isConnected(form) || (submitter && formOf(submitter) !== form)) return false;
  HTMLFormElement.prototype.requestSubmit.call(form, submitter as HTMLElement | null);
  return true;
}

/**
 * Presses the same key at the same place, with what follows from it; false where that place is gone. `onEnter` does what
 * the browser would where nobody took an Enter in a field of one line.
 */
export function replayKey(
  target: Element,
  event: KeyboardEvent,
  onEnter?: (field: Element) => void,
): boolean {
  if (!isConnected(target)) return false;
  const { key, ctrlKey, metaKey, altKey } = event;
  // Many apps know keys by their old codes (`keyCode`).
  const init = picked(event, 'key code location keyCode ctrlKey metaKey altKey shiftKey');
  const give = (type: string, more: object = {}) =>
    target.dispatchEvent(new KeyboardEvent(type, { ...COMMON, ...init, ...more }));
  const charCode = { Enter: 13, ' ': 32 }[key];
  const isFree = give('keydown') && (!charCode || give('keypress', { charCode }));
  if (isFree && charCode === 13 && target.localName === 'input' && !ctrlKey && !metaKey && !altKey)
    onEnter?.(target);
  give('keyup');
  return true;
}

const URLS = ['href', 'xlink:href', 'formaction', 'action'];
const isScripted = (element: Element) =>
  URLS.some((name) => URL.parse(attribute(element, name) ?? '')?.protocol === 'javascript:');

/**
 * Would a click here run a `javascript:` address? Clicked by a content script, it would fall under the extension's
 * policy, which forbids it: the page's own world must click.
 */
export function runsAddress(around: readonly Element[]): boolean {
  return around.some((one) => {
    const form = formOf(one);
    return isScripted(one) || (form !== null && isScripted(form));
  });
}
