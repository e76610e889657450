/** The note about the link under the mouse: at the window's edge, so that nothing moves under the pointer. */
import { isOurs } from '../dom/mount.ts';
import { edgeOf } from './place.ts';
import { readLink } from './read-link.ts';
import type { Reading } from './read-subject.ts';
import { newSending, type Sending } from './sending.ts';

/** How long the note stays after the mouse has left the link, so that the mouse can reach it (WCAG 2.2 §1.4.13, ms). */
const LINGER_MS = 1_500;
/** After this many notes about one kind of link the person knows: a list of numbers needs no lecture. */
const MAX_NOTES = 3;

/** Controls the note of one document. */
export interface HoverNote {
  readonly begin: (link: Element) => void;
  /** Call this when the mouse is on this element instead. */
  readonly left: (onto: Element) => void;
  /** Removes the note now, because the link itself gets a report. */
  readonly end: () => void;
}

/** Creates the one note of a document. `onHover` is called with what to show, and with null when the note is to go. */
export function createHoverNote(
  document: Document,
  onHover: (sending: Sending, reading: Reading | null) => void,
): HoverNote {
  const sending = newSending(document.documentElement, () => edgeOf(document));
  const notes = new Map<string, number>();
  let isShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    timer = undefined;
    if (isShown) onHover(sending, null);
    isShown = false;
  };
  return {
    begin(link) {
      const reading = readLink(link);
      const kind = reading?.destination.scheme ?? '';
      const before = notes.get(kind) ?? 0;
      if (!reading || before >= MAX_NOTES) return;
      clearTimeout(timer);
      timer = undefined;
      notes.set(kind, before + 1);
      isShown = true;
      onHover(sending, reading);
    },
    left(onto) {
      if (!isShown) return;
      if (isOurs(sending.root, onto)) {
        clearTimeout(timer);
        timer = undefined;
      } else timer ??= setTimeout(end, LINGER_MS);
    },
    end,
  };
}
