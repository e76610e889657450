/** What a safer way does in the page itself, once it is pressed. A closed list: the page's script knows these alone. */
import type { Trigger } from './trigger.ts';

interface Done {
  /**
   * What was held for a question goes once this is done, if the mail is to these alone, and nothing is to be asked about
   * them any more; left out: the question stays.
   */
  readonly stay?: readonly string[];
}

export type Act =
  /** Takes these recipients out of the mail, and nobody else. */
  | (Done & { readonly kind: 'remove'; readonly addresses: readonly string[] })
  /** Puts this domain in the place of the one that the recipient's address has. */
  | (Done & { readonly kind: 'correct'; readonly address: string; readonly domain: string })
  /** Puts the sign by which the organisation's gateway encrypts into the subject. */
  | (Done & Trigger & { readonly kind: 'trigger' });

/**
 * What came of it, by what the window showed afterwards. `failed`: nobody was taken out or put right, and the recipients
 * are those from before; `changed`: they are others than they should be now, which the person must look at; `refused`:
 * the sign does not stand in the subject.
 */
export type Acted = 'done' | 'failed' | 'changed' | 'refused';
