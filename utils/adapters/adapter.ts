/** What an adapter is: the plain-data description of one site's compose window. No functions, no DOM. */

/** A CSS selector and the date (ISO) on which the layout it fits was last confirmed. Newest first. */
export interface Selector {
  readonly css: string;
  readonly asOf: string;
}

/** One recipient field (To, Cc or Bcc) inside the compose root. */
export interface FieldSelectors {
  /** The elements that hold this field's recipients: a container of chips, or the input itself. */
  readonly field: readonly Selector[];
}

export interface Adapter {
  readonly id: string;
  readonly name: string;
  /** Match patterns of hosts where this app lives; empty for self-hosted products. */
  readonly matches: readonly string[];
  /** Marks the app on any host (self-hosted products). */
  readonly detect?: readonly Selector[];
  /** The compose root, one element for each open compose window. */
  readonly compose: readonly Selector[];
  readonly fields: {
    readonly to: FieldSelectors;
    readonly cc: FieldSelectors;
    readonly bcc: FieldSelectors;
  };
  /** One committed recipient inside a field. */
  readonly chip: readonly Selector[];
  /** Attributes of a chip or of elements in it that may hold the address, best first; text comes last. */
  readonly address: readonly string[];
  /** Fields whose value is the list of recipients or text not yet committed. */
  readonly input: readonly Selector[];
  /** Where the From address is shown: attributes or text are read as for chips. */
  readonly from?: readonly Selector[];
  readonly editor: readonly Selector[];
  readonly send: readonly Selector[];
  /** Our host element is inserted once, next to this element of the compose root. */
  readonly mount: { readonly at: readonly Selector[]; readonly place: 'before' | 'after' };
  /** Visible elements by which the app itself states the draft's encryption. */
  readonly appState?: {
    readonly notEncrypted?: readonly Selector[];
    readonly endToEnd?: readonly Selector[];
  };
  /** URLs that this adapter claims; every other adapter must not. */
  readonly examples: readonly string[];
}

/** Returns its argument; fixes the type where an adapter is written. */
export function defineAdapter(adapter: Adapter): Adapter {
  return adapter;
}
