/** The note about the link under the mouse: at the window's edge, so that nothing moves under the pointer. */
import { isOurs } from '../dom/mount.ts';
import { edgeOf } from './place.ts';
import { readLink } from './read-link.ts';
import type { Reading } from './read-subject.ts';
import { newSending, type Sending } from './sending.ts';

/** So long it stays when the mouse has left the link, for the mouse to get to it (WCAG 2.2 §1.4.13, milliseconds). */
const LINGER_MS = 1_500;
/** After this many notes about one kind of link the person knows: a list of numbers is no place for a lecture. */
const MAX_NOTES = 3;

export interface HoverNote {
  readonly begin: (link: Element) => void;
  /** The mouse is on this element instead. */
  readonly left: (onto: Element) => void;
  /** Takes the note away now: the link itself is told about. */
  readonly end: () => void;
}

/** The one note of a document; `onRest` hears what to tell, and null when the note shall go. */
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
