/** The type of adapters: plain-data descriptions of one site's compose window. No functions, no DOM. */
import type { AppState } from '../core/model.ts';

/** A CSS selector, and the date (ISO, as precise as known) at which its layout was last confirmed. */
export interface Selector {
  readonly css: string;
  readonly asOf: string;
}

/** One recipient field (To, Cc or Bcc) inside the compose root. */
export interface FieldSelectors {
  /** The elements that hold this field's recipients: a container of chips, or the input itself. */
  readonly field: readonly Selector[];
}

/** An encryption state, and the elements by which an app shows it. */
export interface StateIndicator {
  readonly state: AppState;
  /** Elements visible to a person; conditions on the rest of the page go into the selector (`body:has(…) …`). */
  readonly at: readonly Selector[];
  /** If no selector is known: a regular expression for the start of a text outside the editor and the recipients. */
  readonly words?: string;
}

/** How to recognise an app. A page of a self-hosted app gets no more than this before a mark is found there. */
export interface AppHints {
  readonly name: string;
  /**
   * Match patterns of hosts where this app runs; empty for self-hosted products. They end in `/*`: Chromium accepts no
   * other path together with `match_origin_as_fallback`.
   */
  readonly matches: readonly string[];
  /** Identifies the app on any host (self-hosted products). */
  readonly detect?: readonly Selector[];
}

export interface Adapter extends AppHints {
  readonly id: string;
  /**
   * The compose root: one element for each open compose window. If none matches (or none is stable), the root is the
   * smallest element that contains an editor together with a To field and a send control.
   */
  readonly compose: readonly Selector[];
  readonly fields: {
    readonly to: FieldSelectors;
    readonly cc: FieldSelectors;
    readonly bcc: FieldSelectors;
  };
  /** Rows that repeat the recipients of all fields while the fields are collapsed. */
  readonly summary?: readonly Selector[];
  /** One committed recipient inside a field. */
  readonly chip: readonly Selector[];
  /** Parts of a field that are no recipients of this draft: suggestions, labels. */
  readonly ignore?: readonly Selector[];
  /** Attributes of a chip, or of elements in it, that may hold the address, best first; its text is tried last. */
  readonly address: readonly string[];
  /** Fixed texts that precede the address in such an attribute. */
  readonly prefixes?: readonly string[];
  /** Fields whose value is a list of recipients, or text that is not yet committed. */
  readonly input: readonly Selector[];
  /** Where the From address is shown; attributes and text are read as for chips. */
  readonly from?: readonly Selector[];
  readonly editor: readonly Selector[];
  readonly send: readonly Selector[];
  /** Controls outside the window that also send it: menu items, scheduled sending. */
  readonly sendElsewhere?: readonly Selector[];
  /** Keys that send, such as `Control+Enter` (Command on a Mac), which is the default. Empty: the app has none. */
  readonly sendKeys?: readonly string[];
  /** Our host element is inserted once, next to this element; if none matches, after the last recipient row. */
  readonly mount: { readonly at: readonly Selector[]; readonly place: 'before' | 'after' };
  /**
   * What the app itself shows about the draft's encryption, outside its editor: the first entry with a visible element
   * counts. `partly` means that attachments are not encrypted; if `attached` matches nothing, it is end-to-end.
   */
  readonly states?: readonly StateIndicator[];
  /** The same for one chip, if the app shows it per recipient: the first entry with an element in the chip counts. */
  readonly chipStates?: readonly StateIndicator[];
  /** Elements that exist while files are attached. */
  readonly attached?: readonly Selector[];
  /** URLs that this adapter must match, and every other adapter must not. */
  readonly examples: readonly string[];
}

/** Returns its argument; checks its type where an adapter is written. */
export function defineAdapter(adapter: Adapter): Adapter {
  return adapter;
}

/** Makes a state indicator whose selectors were confirmed at the same date. */
export function stateIndicator(state: AppState, date: string, ...css: readonly string[]): StateIndicator {
  return { state, at: asOf(date, ...css) };
}

/** Makes selectors that were confirmed at the same date, best first. */
export function asOf(date: string, ...css: readonly string[]): readonly Selector[] {
  return css.map((one) => ({ css: one, asOf: date }));
}
