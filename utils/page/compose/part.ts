/** The parts of a compose window. */
import type { AppState, RecipientField } from '../../core/model.ts';
import type { Reading } from './read-field.ts';
import type { Place } from '../dom/place.ts';

export interface ShownIndicator {
  readonly state: AppState;
  readonly elements: readonly Element[];
  /** How a text outside of editors and recipients begins. */
  readonly words?: string | undefined;
}

export interface Parts {
  readonly fields: Readonly<Record<RecipientField, readonly Element[]>>;
  readonly summary: readonly Element[];
  readonly reading: Reading;
  readonly from: readonly Element[];
  readonly editors: readonly Element[];
  /** Elements by which the app may show a state, in the adapter's order. */
  readonly states: readonly ShownIndicator[];
  readonly attached: readonly Element[];
  /** Where our host element belongs. null: the window shows no place for it. */
  readonly mount: Place | null;
}
