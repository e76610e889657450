/** Forms that are let go: the submission that was held is not to be held again. */

/** Forms whose next submission is the one that was held, and whether the page has heard of it before. */
const released = new Map<Element, 'new' | 'heard'>();

/** Once for a form that was let go: its submission is not to be held again. */
export function takeReleased(form: Element): 'new' | 'heard' | undefined {
  const how = released.get(form);
  released.delete(form);
  return how;
}

/** Submits a form again as `submitter` did, with validation and the page's own handlers (HTML, `requestSubmit`). */
export function replaySubmit(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  how: 'new' | 'heard' = 'new',
): void {
  released.set(form, how);
  try {
    HTMLFormElement.prototype.requestSubmit.call(form, submitter);
  } finally {
    released.delete(form);
  }
}
