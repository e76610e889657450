/** What the page for writing privately and the frame of the mail say to each other: only armored text ever goes there. */

/** Name of the port to one window's frame; only the extension can open it. */
export const textPort = (window: string) => `sealcheck-text ${window}`;

/** What the page must know of the window before it can put something there. */
export interface Place {
  /** The From address as the window shows it; null: none, or more than one. */
  readonly from: string | null;
  /** There is text in the mail already. */
  readonly hasText: boolean;
  /** There are Bcc recipients: nothing in the text may tell others of them. */
  readonly hasHidden: boolean;
  /** Its field for the subject is known. */
  readonly hasSubject: boolean;
}

/** `isKept`: what stands there stays, below; `subject`: takes the place of the mail's, null: that stays. */
export interface ToMail {
  readonly armored: string;
  readonly isKept: boolean;
  readonly subject: string | null;
}

/**
 * `there`: read back in the mail, and nothing else with it unless that was kept; `refused`: the editor does not hold it;
 * `gone`: so is the window.
 */
export interface Placed {
  readonly text: 'there' | 'refused' | 'gone';
  readonly subject: 'none' | 'there' | 'refused';
}

export type FromMail = { readonly place: Place | null } | { readonly placed: Placed };
