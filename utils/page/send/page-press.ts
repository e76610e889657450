/**
 * Runs in the page's own world, by itself: what is imported here would be missing there. A `javascript:` address
 * that a content script clicks falls under the extension's policy; clicked from here, under the page's own.
 */

/**
 * Clicks the element that an event named `channel` is dispatched on, or submits with it the form that the event names
 * as its related target. The event is cancelled as a sign that somebody was here; on the document it is only that.
 */
export function pressInPage(channel: string): void {
  document.addEventListener(channel, (event) => {
    event.preventDefault();
    const [target] = event.composedPath();
    const { relatedTarget: form } = event as MouseEvent;
    if (form instanceof HTMLFormElement)
      HTMLFormElement.prototype.requestSubmit.call(form, target === form ? null : (target as HTMLElement));
    else if (target !== document)
      target?.dispatchEvent(
        new PointerEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 }),
      );
  });
}
