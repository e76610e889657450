import type { DraftKeys } from '../../utils/core/key.ts';
import type { Place } from '../../utils/encrypt/text-port.ts';

/** What is known of the mail that a page of ours was opened for. */
export interface Mail {
  /** Whom it is to; null: it is gone. */
  readonly keys: DraftKeys | null;
  /** What stands in it; null: nothing can be put there. */
  readonly place: Place | null;
  /** The person's own key is still asked for. */
  readonly isAsking: boolean;
}
