/** What an adapter is: the plain-data description of one site's compose window. No functions, no DOM. */
import type { AppState } from '../core/model.ts';

/** A CSS selector and the date (ISO, as precise as known) at which its layout was last confirmed. */
export interface Selector {
  readonly css: string;
  readonly asOf: string;
}

/** One recipient field (To, Cc or Bcc) inside the compose root. */
export interface FieldSelectors {
  /** The elements that hold this field's recipients: a container of chips, or the input itself. */
  readonly field: readonly Selector[];
}

/** A state of encryption and the elements by which an app shows it. */
export interface StateIndicator {
  readonly state: AppState;
  /** Elements that a person sees; what else must be on the page is a condition in the selector (`body:has(…) …`). */
  readonly at: readonly Selector[];
  /** Where no selector is known: how a text outside of editor and recipients begins, as a regular expression. */
  readonly words?: string;
}

/** By what an app is known. Of self-hosted ones a page gets no more before its marks are found there. */
export interface AppHints {
  readonly name: string;
  /**
   * Match patterns of hosts where this app lives; empty for self-hosted products. They end in `/*`:
   * Chromium accepts no other path together with `match_origin_as_fallback`.
   */
  readonly matches: readonly string[];
  /** Marks the app on any host (self-hosted products). */
  readonly detect?: readonly Selector[];
}

export interface Adapter extends AppHints {
  readonly id: string;
  /**
   * The compose root, one element for each open compose window. Where none matches (or none is stable)
   * the root is the smallest element that holds an editor together with a To field and a send control.
   */
  readonly compose: readonly Selector[];
  readonly fields: {
    readonly to: FieldSelectors;
    readonly cc: FieldSelectors;
    readonly bcc: FieldSelectors;
  };
  /** Rows that repeat the recipients of all fields while those are collapsed. */
  readonly summary?: readonly Selector[];
  /** One committed recipient inside a field. */
  readonly chip: readonly Selector[];
  /** Parts of a field that hold no recipients of this draft: suggestions, labels. */
  readonly ignore?: readonly Selector[];
  /** Attributes of a chip or of elements in it that may hold the address, best first; text comes last. */
  readonly address: readonly string[];
  /** Fixed texts that stand before the address in such an attribute. */
  readonly prefixes?: readonly string[];
  /** Fields whose value is the list of recipients or text not yet committed. */
  readonly input: readonly Selector[];
  /** Where the From address is shown: attributes or text are read as for chips. */
  readonly from?: readonly Selector[];
  readonly editor: readonly Selector[];
  readonly send: readonly Selector[];
  /** Controls outside the window that send it, too: items of menus, later sending. */
  readonly sendElsewhere?: readonly Selector[];
  /** Keys that send, as `Control+Enter` (Command on a Mac); left out: that one. Empty: the app has none. */
  readonly sendKeys?: readonly string[];
  /** Our host element is inserted once, next to this element; where none matches, behind the last recipient row. */
  readonly mount: { readonly at: readonly Selector[]; readonly place: 'before' | 'after' };
  /**
   * What the app itself shows of the draft's encryption, outside its editor: the first mark of which an element is
   * visible counts. `partly` is for what leaves attachments open; where `attachments` finds none it is end-to-end.
   */
  readonly states?: readonly StateIndicator[];
  /** The same for one chip, where the app tells it of each recipient: the first mark with an element in the chip. */
  readonly chipStates?: readonly StateIndicator[];
  /** Elements that are there while files are attached. */
  readonly attached?: readonly Selector[];
  /** URLs that this adapter claims; every other adapter must not. */
  readonly examples: readonly string[];
}

/** Returns its argument; fixes the type where an adapter is written. */
export function defineAdapter(adapter: Adapter): Adapter {
  return adapter;
}

/** Writes a mark of which the selectors were confirmed at the same date. */
export function stateIndicator(state: AppState, date: string, ...css: readonly string[]): StateIndicator {
  return { state, at: asOf(date, ...css) };
}

/** Writes selectors that were confirmed at the same date, best first. */
export function asOf(date: string, ...css: readonly string[]): readonly Selector[] {
  return css.map((one) => ({ css: one, asOf: date }));
}
