/** The type of chat adapters: plain-data descriptions of one app's page. No functions, no DOM. */
import type { ChatState } from '../../core/model.ts';

/** An element by which the page shows how a conversation is sent. */
export interface Marker {
  readonly css: string;
  /** A regular expression (ignoring case) for the element's text; if omitted, it is enough that the element exists. */
  readonly text?: string;
  /** The attribute to use instead of the element's text. */
  readonly attribute?: string;
  /** Null if the element exists but reveals nothing that we understand. */
  readonly state: ChatState | null;
}

export interface ChatAdapter {
  /** The app's name in `utils/data/chats.json`. */
  readonly app: string;
  /** When its layout was last confirmed (ISO, as precise as known). */
  readonly asOf: string;
  /** Identifies the app on any host; CSS for the whole page. */
  readonly detect?: string;
  /** Where messages are written. Empty if the page is painted on a canvas, where only a focused field is an element. */
  readonly composer: string;
  readonly send?: string;
  /** The element before which our own is inserted; if omitted, the composer. */
  readonly mount?: string;
  /** Identifies the conversation if the URL does not. Its text leaves the page only as a hash. */
  readonly title?: string;
  /** A regular expression over path, query and fragment; its first group identifies the conversation. */
  readonly conversation?: string;
  /** URLs that reveal how it is sent, most reliable first: regular expressions over path, query and fragment. */
  readonly addresses?: readonly { readonly url: string; readonly state: ChatState }[];
  /**
   * Groups of markers, most reliable first. In the first group with any element on the page, the last element in page
   * order decides (a conversation's history is read from its end).
   */
  readonly markers?: readonly (readonly Marker[])[];
  /** Set if the composer may also be at URLs that are not in the table: no other field of the site looks like it. */
  readonly isAnywhere?: true;
  /** Where the page shows numbers or addresses of the other side: fields, or elements with such text. */
  readonly handles?: string;
  /** The same in the URL: the first group of a regular expression over path, query and fragment. */
  readonly handleInUrl?: string;
}
