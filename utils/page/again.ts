/** Giving again, in kind, what was held: the same click, the same submission, the same key; nothing that nobody did. */
import { attribute, isConnected } from './dom.ts';

const COMMON = { bubbles: true, cancelable: true, composed: true };

/** Clicks as the person did. What the page saw of the press before (pointer and mouse down and up) is not repeated. */
export function clickAgain(target: EventTarget, event?: Event): void {
  const { detail, clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey } = (event ??
    {}) as Partial<PointerEvent>;
  const at = { detail, clientX, clientY, screenX, screenY };
  target.dispatchEvent(
    new PointerEvent('click', { ...COMMON, ...at, ctrlKey, shiftKey, altKey, metaKey } as PointerEventInit),
  );
}

/** The form that a control belongs to; what a form's own children are called is of no matter. */
export const formOf = (control: Element) =>
  (control.localName === 'form' ? null : (control as Partial<HTMLInputElement>).form) ?? null;

/** Submits as `submitter` did; false where the page has changed so that this cannot be. */
export function submitAgain(form: HTMLFormElement, submitter: Element | null): boolean {
  if (!isConnected(form) || (submitter && formOf(submitter) !== form)) return false;
  HTMLFormElement.prototype.requestSubmit.call(form, submitter as HTMLElement | null);
  return true;
}

/**
 * Presses the same key at the same place, with what follows from it; false where that place is gone. `onEnter` does what
 * the browser would where nobody took an Enter in a field of one line.
 */
export function keyAgain(target: Element, event: KeyboardEvent, onEnter?: (field: Element) => void): boolean {
  if (!isConnected(target)) return false;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- many apps know keys by their old codes (`keyCode`)
  const { key, code, location, keyCode, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isEnter = key === 'Enter';
  const init = { ...COMMON, key, code, location, keyCode, ctrlKey, metaKey, altKey, shiftKey };
  const give = (type: string, more: object = {}) =>
    target.dispatchEvent(new KeyboardEvent(type, { ...init, ...more }));
  const isFree = give('keydown') && (!isEnter || give('keypress', { charCode: 13 }));
  if (isFree && isEnter && target.localName === 'input' && !ctrlKey && !metaKey && !altKey) onEnter?.(target);
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
