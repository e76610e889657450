/** Lets the copies of the extension in one page know of each other, so that nothing is asked about twice. */
import { browser } from '../platform/browser.ts';
import { createPseudonymize } from '../lookups/pseudonyms.ts';
import type { From } from '../messages/receive.ts';
import { joinCopies } from '../inline/copies.ts';
import { findSecret } from '../storage/secret.ts';

/** Whether the browser stops the scripts of an earlier copy, so that there is never another one. */
const ARE_STOPPED = (import.meta.env.FIREFOX as boolean | undefined) === true;

/**
 * Joins this copy's scripts in a frame to those of other copies there. The name by which they know each other is the
 * same before and after an update, is of one site alone, and tells a page nothing that it could use elsewhere. Where
 * this installation has no secret yet, nothing is joined.
 */
export async function joinIn({ tabId, frameId, scheme, host }: From): Promise<void> {
  if (ARE_STOPPED) return;
  const secret = await findSecret();
  if (!secret) return;
  const nameOf = createPseudonymize(() => Promise.resolve(secret));
  const channel = await nameOf(JSON.stringify(['copies', scheme, host]));
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, args: [channel], func: joinCopies });
}
