/**
 * On a page with an adapter, notices that a person writes although no window was found. Small, as part of the mail
 * guard.
 */
import { isWindowFound } from '../compose/composing.ts';

/** How long finding a window may take (ms). */
const PATIENCE_MS = 5_000;

/** Returns the editor that a person is in: the one that was typed into, or the frame that has the focus; else null. */
function editorOf({ type, target, isTrusted }: Event, [typed]: readonly EventTarget[]): Element | null {
  const element = typed as Partial<HTMLElement>;
  if (!isTrusted) return null;
  if (type === 'blur')
    return target === window && document.activeElement?.localName === 'iframe'
      ? document.activeElement
      : null;
  return element.isContentEditable || element.localName === 'textarea' ? (element as Element) : null;
}

/**
 * Calls `onMissed` once for each editor in which a person began to write some seconds ago, if no window was found by
 * then.
 */
export function watchMissed(onMissed: () => void): void {
  const seen = new WeakSet<Element>();
  const look = (event: Event) => {
    const editor = editorOf(event, event.composedPath());
    if (!editor || seen.has(editor)) return;
    seen.add(editor);
    setTimeout(() => {
      if (!isWindowFound()) onMissed();
    }, PATIENCE_MS);
  };
  for (const type of ['input', 'blur']) addEventListener(type, look, true);
}
