/** Marks forms that are released, so that the submission that was held is not held again. */

/** Forms whose next submission is a released one; `heard`: the page's handlers have seen it before. */
const released = new Map<Element, 'new' | 'heard'>();

/** Returns how a form was released, once; undefined if it was not. A released submission is not to be held again. */
export function takeReleased(form: Element): 'new' | 'heard' | undefined {
  const how = released.get(form);
  released.delete(form);
  return how;
}

/** Submits a form with validation and the page's own handlers (HTML, `requestSubmit`). */
function submit(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  HTMLFormElement.prototype.requestSubmit.call(form, submitter);
  return true;
}

/**
 * Submits a form again as `submitter` did, so that it is not held again. `act` does it where the browser's own function
 * cannot, and returns whether it could.
 */
export function replaySubmit(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  how: 'new' | 'heard' = 'new',
  act = submit,
): boolean {
  released.set(form, how);
  try {
    return act(form, submitter);
  } finally {
    released.delete(form);
  }
}
