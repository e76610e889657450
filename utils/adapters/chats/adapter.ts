/** What an adapter of a chat is: the plain-data description of one app's page. No functions, no DOM. */
import type { ChatState } from '../../core/model.ts';

/** An element by which the page shows how a conversation goes. */
export interface Marker {
  readonly css: string;
  /** A regular expression (case does not count) that the element's text must fit; left out: it need only be there. */
  readonly text?: string;
  /** The attribute whose value is that text. */
  readonly attribute?: string;
  /** null: it is there, and tells nothing that we understand. */
  readonly state: ChatState | null;
}

export interface ChatAdapter {
  /** The app's name in `utils/data/chats.json`. */
  readonly app: string;
  /** When its layout was last confirmed (ISO, as precise as known). */
  readonly asOf: string;
  /** Proves the app on any host; CSS for the whole page. */
  readonly detect?: string;
  /** Where messages are written. Empty: the page is painted, and only a focused field is ever an element. */
  readonly composer: string;
  readonly send?: string;
  /** Around which element our own stands: `before` it. Left out: around the composer. */
  readonly mount?: string;
  /** Names the conversation where the address does not. Its text leaves the page as a hash only. */
  readonly title?: string;
  /** A regular expression over path, query and fragment; its first group names the conversation. */
  readonly conversation?: string;
  /** Addresses that tell how the conversation goes, most telling first: over path, query and fragment. */
  readonly addresses?: readonly { readonly url: string; readonly state: ChatState }[];
  /**
   * Groups of markers, most telling first: in the first group of which anything is on the page, the last one in
   * page order tells (a conversation's history is read from its end).
   */
  readonly markers?: readonly (readonly Marker[])[];
  /** The composer is also found on addresses that are not the table's: it is like no other field of the site. */
  readonly isAnywhere?: true;
  /** Where the page shows numbers or addresses of the other side: fields, or elements with such a text. */
  readonly handles?: string;
  /** The same in the address: first group, over path, query and fragment. */
  readonly handleInUrl?: string;
}
