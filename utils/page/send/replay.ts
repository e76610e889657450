/** Replays exactly what was held: the same click, submission or key, and nothing that the person did not do. */
import { attributeText, closest, isConnected } from '../dom/dom.ts';

/** What all events have in common that a person's act would cause. */
export const COMMON = { bubbles: true, cancelable: true, composed: true };

/**
 * Firefox alone: clicks what a label is for unless `click`, a click on `target`, does. Firefox compares the place of a
 * script's click with that of the person's press, and takes it for the end of a drag.
 */
function clickLabelled(target: Element, click: () => boolean): void {
  const label = closest(target, 'label,button,a,input,select,textarea');
  const control = label?.localName === 'label' ? (label as HTMLLabelElement).control : null;
  const clicks: Event[] = [];
  const note = (event: Event) => void clicks.push(event);
  control?.addEventListener('click', note, true);
  const isFree = click();
  control?.removeEventListener('click', note, true);
  if (control && isFree && clicks.length === 0) HTMLElement.prototype.click.call(control);
}

/** Clicks as the person did. What the page saw of the press before (pointer and mouse down and up) is not repeated. */
export function replayClick(target: Element, event: object = COMMON): void {
  // An event has all that its copy is made from (DOM, "inner event creation steps").
  const click = () => target.dispatchEvent(new PointerEvent('click', event));
  if (import.meta.env.FIREFOX) clickLabelled(target, click);
  else click();
}

/** Returns the form that a control belongs to, or null. Whatever a form's children are named makes no difference. */
export const formOf = (control: Element) =>
  (control.localName === 'form' ? null : (control as Partial<HTMLInputElement>).form) ?? null;

/** Submits as `submitter` did; returns false, and does nothing, if the page has changed so that this is impossible. */
export function replaySubmit(form: HTMLFormElement, submitter: Element | null): boolean {
  if (!isConnected(form) || (submitter && formOf(submitter) !== form)) return false;
  HTMLFormElement.prototype.requestSubmit.call(form, submitter as HTMLElement | null);
  return true;
}

/**
 * Presses the same key in the same element, with all that follows from it; returns false if that element is gone.
 * `onEnter` does what the browser would for an Enter in a one-line field that no script took.
 */
export function replayKey(
  target: Element,
  event: KeyboardEvent,
  onEnter?: (field: Element) => void,
): boolean {
  if (!isConnected(target)) return false;
  const { key, ctrlKey, metaKey, altKey } = event;
  const init: Record<string, unknown> = {};
  // Properties of an event are its prototypes'.
  for (const name in event) init[name] = Reflect.get(event, name);
  const give = (type: string, more?: object) =>
    target.dispatchEvent(new KeyboardEvent(type, { ...init, ...more }));
  const charCode = { Enter: 13, ' ': 32 }[key];
  const isFree = give('keydown') && (!charCode || give('keypress', { charCode }));
  if (isFree && charCode === 13 && target.localName === 'input' && !ctrlKey && !metaKey && !altKey)
    onEnter?.(target);
  give('keyup');
  return true;
}

const URLS = ['href', 'xlink:href', 'formaction', 'action'];
const isScripted = (element: Element) =>
  URLS.some((name) => URL.parse(attributeText(element, name))?.protocol === 'javascript:');

/**
 * Whether a click here would run a `javascript:` URL. Clicked by a content script, it would fall under the extension's
 * policy, which forbids it, so the page's own world must click.
 */
export function runsAddress(around: readonly Element[]): boolean {
  return around.some((one) => {
    const form = formOf(one);
    return isScripted(one) || (form !== null && isScripted(form));
  });
}
