/**
 * Holds and repeats drops of files, and knows which drops a page cannot tell from the original when they are repeated.
 */
import { closest, isConnected } from '../dom/dom.ts';

/** Returns the dropped files; null if there are folders or other things among them, which cannot be dropped again. */
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
 * Makes a transfer of these files, with the page's own class where content scripts see pages through a wrapper
 * (Firefox): files that a content script adds are its own, and the page would find none.
 */
function makeTransfer(files: readonly File[]): DataTransfer {
  const { wrappedJSObject } = globalThis as { wrappedJSObject?: { DataTransfer: typeof DataTransfer } };
  const transfer = new (wrappedJSObject?.DataTransfer ?? DataTransfer)();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

/** A drop as it came, which may be held. */
export interface KeptDrop {
  /** Whether repeating it makes no difference to the page. If not, only the person can drop the files again. */
  readonly isFaithful: boolean;
  /**
   * Drops the files again at the same place; false if that failed. The event is not trusted, so that it is not held
   * again.
   */
  release(): boolean;
  /**
   * Marks it as held until the promise resolves (null: it is not held, and the page has it). If it was not given to the
   * page by then, the page gets a `dragleave`, so that it removes its signs of a drag.
   */
  holdUntil(ended: Promise<void> | null): void;
  isHeld(): boolean;
  /**
   * Puts this file in place of the dropped ones. If they are held, it is given at the release (`there`); otherwise at
   * once, in addition to what the page may have (`taken` or `refused` by the page). `changed`: no script can drop here,
   * or the place is gone.
   */
  put(file: File): 'there' | 'taken' | 'changed' | 'refused';
}

/** What the browser itself does with files (filling a field, inserting a picture), it does for trusted drops only. */
const BY_BROWSER = 'input, textarea, select, [contenteditable]:not([contenteditable=false i])';

/**
 * Keeps a drop; must be called while the event is being dispatched. Nobody can tell whether a page reads files or file
 * system entries, and in Chromium a synthetic drop has no entries.
 */
export function keepDrop(target: Element, event: DragEvent): KeptDrop {
  const files = event.dataTransfer && filesOf(event.dataTransfer);
  const { clientX, clientY, screenX, screenY } = event;
  const place = { bubbles: true, composed: true, clientX, clientY, screenX, screenY };
  const transfer = files && makeTransfer(files);
  const hasEntries =
    transfer !== null && Array.from(transfer.items).every((one) => one.webkitGetAsEntry() !== null);
  const isByBrowser =
    closest(target, BY_BROWSER) !== null || (target as Partial<HTMLElement>).isContentEditable === true;
  const isFaithful = hasEntries && !isByBrowser;
  let sealed: File | undefined;
  let isHeld = false;
  let isGiven = false;
  /** Dispatches the drop, and returns whether the page accepted it. */
  const give = (dataTransfer: DataTransfer | null) => {
    const again = new DragEvent('drop', { ...place, cancelable: true, dataTransfer });
    target.dispatchEvent(again);
    return again.defaultPrevented;
  };
  return {
    isFaithful,
    release() {
      if (!isConnected(target)) return false;
      if (sealed) isGiven = give(makeTransfer([sealed]));
      else if (isFaithful) {
        isGiven = true;
        give(transfer);
      }
      return isGiven;
    },
    holdUntil(ended) {
      isHeld = ended !== null;
      void ended?.then(() => {
        isHeld = false;
        if (!isGiven) target.dispatchEvent(new DragEvent('dragleave', place));
      });
    },
    isHeld: () => isHeld,
    put(file) {
      if (isByBrowser || !isConnected(target)) return 'changed';
      if (!isHeld) return give(makeTransfer([file])) ? 'taken' : 'refused';
      sealed = file;
      return 'there';
    },
  };
}
