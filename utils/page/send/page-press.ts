/**
 * Runs in the page's own world, injected as a single function: anything imported here would be missing there. When a
 * content script clicks a `javascript:` URL, the extension's policy applies; when this function does, the page's own.
 */

/**
 * Clicks the element on which an event named `channel` is dispatched; if the event's related target is a form, submits
 * that form with the element. Cancels the event to show that this helper is there; on the document, it does nothing
 * else.
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
