/** Files that are dropped: which drop can be given to a page again so that it finds no difference? */
import { closest, isConnected } from '../dom/dom.ts';

/** The dropped files, or null where folders or other things are among them, which cannot be dropped again. */
function filesOf({ items }: DataTransfer): File[] | null {
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
function makeTransfer(files: readonly File[]): DataTransfer {
  const { wrappedJSObject } = globalThis as { wrappedJSObject?: { DataTransfer: typeof DataTransfer } };
  const transfer = new (wrappedJSObject?.DataTransfer ?? DataTransfer)();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

/** A drop that was held. */
export interface HeldDrop {
  /** Can it be given again? If not, only the person can drop the files once more. */
  readonly isFaithful: boolean;
  /** Drops the files again at the same place. The event is not trusted, so that it is not held again. */
  release(): boolean;
  /** The files do not come: what a page hears when they are dragged out again, so that it takes its signs away. */
  leave(): void;
}

/** Only trusted drops have what the browser itself does with files: fill a field, insert a picture. */
const BY_BROWSER = 'input, textarea, select, [contenteditable]:not([contenteditable=false i])';

/**
 * To be called while the event is on its way. Pages read files or file system entries, nobody can tell which; a made-up
 * drop has none of the latter in Chromium.
 */
export function keepDrop(target: Element, event: DragEvent): HeldDrop {
  const files = event.dataTransfer && filesOf(event.dataTransfer);
  const { clientX, clientY, screenX, screenY } = event;
  const place = { bubbles: true, composed: true, clientX, clientY, screenX, screenY };
  const transfer = files && makeTransfer(files);
  const hasEntries =
    transfer !== null && Array.from(transfer.items).every((one) => one.webkitGetAsEntry() !== null);
  const isByBrowser =
    closest(target, BY_BROWSER) !== null || (target as Partial<HTMLElement>).isContentEditable === true;
  const isFaithful = hasEntries && !isByBrowser;
  return {
    isFaithful,
    release() {
      if (!isFaithful || !isConnected(target)) return false;
      const again = new DragEvent('drop', { ...place, cancelable: true, dataTransfer: transfer });
      target.dispatchEvent(again);
      return true;
    },
    leave() {
      target.dispatchEvent(new DragEvent('dragleave', place));
    },
  };
}
