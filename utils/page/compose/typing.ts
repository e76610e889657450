/** Which recipient input a person is typing in, and when its text counts as finished. */
import { contains, isEditable, isTextControl } from '../dom/dom.ts';
import { spacedText } from './recipients-shown.ts';
import { isOfInputMethod } from '../dom/keys.ts';
import { isWholeAddress, openEntry } from '../dom/text.ts';

/** Without a key for so long a whole address counts as finished. */
export const IDLE_MS = 1500;

export interface Typing {
  /** The input with unfinished text, or null. */
  readonly pending: () => Element | null;
  /** Text was typed into this recipient input. */
  typed(element: Element): void;
  /** A key went down in this element. */
  key(element: Element, event: KeyboardEvent): void;
  /** The focus left this element. */
  left(element: Element): void;
  readonly stop: () => void;
}

/** What an input holds at this moment, chips of an editable one included. */
function valueOf(element: Element): string {
  if (isTextControl(element)) return element.value;
  return isEditable(element) ? spacedText(element) : '';
}

const ENDS = /^(Enter|Tab|[,; ])$/;

/**
 * Follows the typing of one person; calls `onFinished` when pending text became finished, after the app had
 * its turn: most turn the text into a chip in the same event. A name without an address is finished only
 * when the focus leaves, because Enter may just have picked a suggestion.
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
      // Focus that moves inside one shadow tree fires nothing outside of it; the next key tells.
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
