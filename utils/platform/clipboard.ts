/** Copies to the clipboard, during a click. */
import { withoutIsolates } from './i18n.ts';

/** As in utils/page/float/listeners.ts: by it what is ours is handed on, which no listener in a page hears. */
const COPYING = Symbol.for('sealcheck.copying');

/** What still works on pages loaded over http: answering a `copy` event. The page notices nothing and reads nothing. */
function copyByEvent(text: string): boolean {
  let isCopied = false;
  const listener = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    isCopied = event.isTrusted && event.clipboardData !== null;
  };
  addEventListener('copy', listener, true);
  Reflect.set(globalThis, COPYING, listener);
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- There is no other way on an http: page.
    return document.execCommand('copy') && isCopied;
  } catch {
    return false;
  } finally {
    removeEventListener('copy', listener, true);
    Reflect.deleteProperty(globalThis, COPYING);
  }
}

/** Copies a text to the clipboard; false where the browser refuses (the page's policy, or no click). */
export async function copyText(shown: string): Promise<boolean> {
  const text = withoutIsolates(shown);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}
