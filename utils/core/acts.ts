/** What a safer way does in the page itself, once it is pressed. A closed list: the page's script knows these alone. */

export type Act =
  /** Takes these recipients out of the mail, and nobody else. */
  | { readonly kind: 'remove'; readonly addresses: readonly string[] }
  /** Puts this domain in the place of the one that the recipient's address has. */
  | { readonly kind: 'correct'; readonly address: string; readonly domain: string };

/**
 * What came of it, by what the window showed afterwards. `failed`: nobody was taken out or put right, and the recipients
 * are those from before; `changed`: they are others than they should be now, which the person must look at.
 */
export type Acted = 'done' | 'failed' | 'changed';
