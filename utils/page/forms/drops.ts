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

/** A drop as it came, which may be held. */
export interface KeptDrop {
  /** Can it be given again? If not, only the person can drop the files once more. */
  readonly isFaithful: boolean;
  /** Drops the files again at the same place. The event is not trusted, so that it is not held again. */
  release(): boolean;
  /** It is held until then (null: it is not, and the page has it). What was not given by then is dragged out again: the page hears of that, and takes its signs away. */
  holdUntil(ended: Promise<void> | null): void;
  isHeld(): boolean;
  /**
   * This file in place of those: at the release, where they are held (`there`); else at once, beside what the page may
   * have (`taken`: it wanted it). `changed`: nothing can be dropped here by a script, or the place is gone.
   */
  put(file: File): 'there' | 'taken' | 'changed' | 'refused';
}

/** Only trusted drops have what the browser itself does with files: fill a field, insert a picture. */
const BY_BROWSER = 'input, textarea, select, [contenteditable]:not([contenteditable=false i])';

/**
 * To be called while the event is on its way. Pages read files or file system entries, nobody can tell which; a made-up
 * drop has none of the latter in Chromium.
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
  /** Does the page want it? */
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
