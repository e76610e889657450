/** Letting go of what was held: exactly once, as the person did it. */

/** Forms whose next submission is the one that was held. */
const released = new WeakSet<Element>();

/** True once for a form that was let go: its submission is not to be held again. */
export function takeReleased(form: Element): boolean {
  return released.delete(form);
}

/** Submits a form again as `submitter` did, with validation and the page's own handlers (HTML, `requestSubmit`). */
export function releaseSubmit(form: HTMLFormElement, submitter: HTMLElement | null): void {
  released.add(form);
  const isStill = submitter?.isConnected === true;
  try {
    HTMLFormElement.prototype.requestSubmit.call(form, isStill ? submitter : null);
  } finally {
    released.delete(form);
  }
}

/** The dropped files, or null where folders or other things are among them, which cannot be dropped again. */
export function filesOf({ items }: DataTransfer): File[] | null {
  const files: File[] = [];
  for (const item of Array.from(items)) {
    const file =
      item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true ? item.getAsFile() : null;
    if (!file) return null;
    files.push(file);
  }
  return files.length > 0 ? files : null;
}

/**
 * The page's own class where content scripts see pages through a wrapper (Firefox): files that a content script
 * adds are its own, and the page would find none.
 */
function makeTransfer(): DataTransfer {
  const { wrappedJSObject } = globalThis as { wrappedJSObject?: { DataTransfer: typeof DataTransfer } };
  return new (wrappedJSObject?.DataTransfer ?? DataTransfer)();
}

/** Drops the files again at the same place. The event is not trusted, so that it is not held again. */
export function releaseDrop(target: EventTarget, event: DragEvent, files: readonly File[]): void {
  const dataTransfer = makeTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const { clientX, clientY, screenX, screenY } = event;
  const again = { bubbles: true, cancelable: true, composed: true, dataTransfer };
  target.dispatchEvent(new DragEvent('drop', { ...again, clientX, clientY, screenX, screenY }));
}
