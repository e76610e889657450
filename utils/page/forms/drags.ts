/** Files that are dragged over a page: tells what would become of them while the person still holds them. */
import { leavesUnencrypted } from '../../core/destination.ts';
import { headOf, viewOf } from '../dom/dom.ts';
import { edgeOf } from './place.ts';
import { readUpload, type Reading } from './read-subject.ts';
import { readPage } from './read-target.ts';
import { touchedOf } from './roots.ts';
import { newSending, type Sending } from './sending.ts';
import { carriesFiles } from './touched.ts';

/**
 * Reports files that would leave unencrypted, with a note at the window's edge, so that nothing moves under the
 * pointer. Withdraws the note when they are dragged out again or dropped; the drop is reported where it happens.
 */
export function watchDrags(
  document: Document,
  events: {
    readonly signal: AbortSignal;
    readonly tell: (sending: Sending, reading: Reading | null) => void;
  },
): void {
  const sending = newSending(headOf(document) ?? document.documentElement, () => edgeOf(document));
  let isReported = false;
  const listener = (event: Event) => {
    const { type, relatedTarget } = event as DragEvent;
    if (!event.isTrusted) return;
    const isOver = (type === 'dragenter' || type === 'dragover') && carriesFiles(event);
    if (!isOver && isReported && (type === 'drop' || relatedTarget === null)) {
      isReported = false;
      events.tell(sending, null);
    }
    const at = isOver && !isReported ? touchedOf(event) : null;
    const reading = at && readUpload(at, []);
    if (!reading || !leavesUnencrypted(reading.destination.scheme, readPage(document).scheme)) return;
    isReported = true;
    events.tell(sending, reading);
  };
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
    viewOf(document)?.addEventListener(type, listener, {
      capture: true,
      passive: true,
      signal: events.signal,
    });
}
