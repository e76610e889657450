/** The messages between the page for writing privately and the mail's frame: only armored text is ever sent there. */

/** Name of the port to one window's frame; only the extension can open it. */
export const textPort = (window: string) => `sealcheck-text ${window}`;

/** What the page must know about the window before it can put something there. */
export interface Place {
  /** The From address as the window shows it; null where it shows none, or more than one. */
  readonly from: string | null;
  /** Whether there is text in the mail already. */
  readonly hasText: boolean;
  /** Whether there are Bcc recipients: nothing in the text may reveal them to others. */
  readonly hasHidden: boolean;
  /** How many files are attached already, as far as the window shows: none of them is encrypted by this. */
  readonly attached: number;
  /** Whether its subject field is known. */
  readonly hasSubject: boolean;
}

/** `isKept`: the present text stays, below; `subject` replaces the mail's own, which stays where it is null. */
export interface ToMail {
  readonly armored: string;
  readonly isKept: boolean;
  readonly subject: string | null;
}

/**
 * `there`: read back from the mail, with nothing else beside it unless that was kept. `refused`: the editor does not
 * hold it. `gone`: the window is gone.
 */
export interface Placed {
  readonly text: 'there' | 'refused' | 'gone';
  readonly subject: 'none' | 'there' | 'refused';
}

export type FromMail = { readonly place: Place | null } | { readonly placed: Placed };
