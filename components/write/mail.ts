import type { DraftKeys } from '../../utils/core/key.ts';
import type { Place } from '../../utils/encrypt/text-port.ts';

/** What is known about the mail that a page of the extension was opened for. */
export interface Mail {
  /** Its recipients and their keys; null where the mail is gone. */
  readonly keys: DraftKeys | null;
  /** What it contains; null where nothing can be put there. */
  readonly place: Place | null;
  /** Whether the person's own key is still being looked up. */
  readonly isAsking: boolean;
}
