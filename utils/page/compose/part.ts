/** The types of the parts of a compose window. */
import type { AppState, RecipientField } from '../../core/model.ts';
import type { Reading } from './read-field.ts';
import type { Place } from '../dom/place.ts';

/** A state that the app may show of the draft, and the elements that show it. */
export interface ShownIndicator {
  readonly state: AppState;
  readonly elements: readonly Element[];
  /** Pattern for the start of a visible text outside editors and recipient fields that shows the state. */
  readonly words?: string | undefined;
}

/** The elements of one compose window, as the page is now. */
export interface Parts {
  readonly fields: Readonly<Record<RecipientField, readonly Element[]>>;
  readonly summary: readonly Element[];
  readonly reading: Reading;
  readonly from: readonly Element[];
  readonly editors: readonly Element[];
  /** What may show the app's state of the draft, in the adapter's order. */
  readonly states: readonly ShownIndicator[];
  readonly attached: readonly Element[];
  /** Where our host element belongs; null if the window has no place for it. */
  readonly mount: Place | null;
}
