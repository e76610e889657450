/** Follows in which recipient input a person is typing, and when its text counts as finished. */
import { contains, isEditable, isTextControl } from '../dom/dom.ts';
import { spacedText } from './recipients-shown.ts';
import { isOfInputMethod } from '../dom/keys.ts';
import { isWholeAddress, openEntry } from '../dom/text.ts';

/** After this long without a key, a whole address counts as finished (ms). */
export const IDLE_MS = 1500;

/** Receives the events of recipient inputs, and tells which input has unfinished text. */
export interface Typing {
  /** The input with unfinished text, or null. */
  readonly pending: () => Element | null;
  /** Call this when text was typed into a recipient input. */
  typed(element: Element): void;
  /** Call this when a key went down in this element. */
  key(element: Element, event: KeyboardEvent): void;
  /** Call this when the focus left this element. */
  left(element: Element): void;
  readonly stop: () => void;
}

/** Returns the text that an input holds now, including the chips in an editable one. */
function valueOf(element: Element): string {
  if (isTextControl(element)) return element.value;
  return isEditable(element) ? spacedText(element).trimEnd() : '';
}

const ENDS = /^(Enter|Tab|[,; ])$/;

/**
 * Follows one person's typing and calls `onFinished` when pending text is finished, after the app has handled the
 * event: most apps turn the text into a chip in the same event. A name without an address is finished only when the
 * focus leaves, because Enter may just have picked a suggestion.
 */
export function followTyping(onFinished: () => void): Typing {
  let pending: Element | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let finished: ReturnType<typeof setTimeout> | undefined;

  const clear = () => {
    clearTimeout(resting);
    pending = null;
  };
  const finish = () => {
    clear();
    clearTimeout(finished);
    finished = setTimeout(onFinished, 0);
  };
  const isWhole = () => pending !== null && isWholeAddress(openEntry(valueOf(pending)));
  return {
    pending: () => pending,
    typed(element) {
      pending = element;
      clearTimeout(resting);
      resting = setTimeout(() => {
        if (isWhole()) finish();
      }, IDLE_MS);
    },
    key(element, event) {
      // Focus moves inside one shadow tree fire no event outside it; the next key shows them.
      if (pending && !contains(pending, element)) finish();
      if (pending === element && ENDS.test(event.key) && !isOfInputMethod(event) && isWhole()) finish();
    },
    left(element) {
      if (pending === element) finish();
    },
    stop() {
      clear();
      clearTimeout(finished);
    },
  };
}
