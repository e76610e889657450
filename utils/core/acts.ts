/** What an alternative does in the page when it is pressed. A closed list: the page's script can do nothing else. */
import type { Trigger } from './trigger.ts';

interface Done {
  /**
   * After the act, the held mail is sent if it goes to exactly these recipients and none of them needs confirmation any
   * more. Left out: the question stays open.
   */
  readonly stay?: readonly string[];
}

export type Act =
  /** Removes exactly these recipients from the mail. */
  | (Done & { readonly kind: 'remove'; readonly addresses: readonly string[] })
  /** Replaces the domain of this recipient's address with `domain`. */
  | (Done & { readonly kind: 'correct'; readonly address: string; readonly domain: string })
  /** Puts the trigger of the organisation's gateway into the subject. */
  | (Done & Trigger & { readonly kind: 'trigger' });

/**
 * Result of an act, judged by what the window shows afterwards. `failed`: nothing was removed or corrected, and the
 * recipients are the same as before; `changed`: the recipients are not the expected ones, so the person must look at
 * them; `refused`: the trigger is not in the subject.
 */
export type ActOutcome = 'done' | 'failed' | 'changed' | 'refused';
