/** Sends messages from content scripts to the worker, by the browser's promise API, no polyfill (design.md §6). */
import type { MessageName, Reply, Request, Response } from './protocol.ts';

let last = 0;

/** Draws the number of this script's next question, when that begins; it is sent with all of its messages. */
export function nextTurn(): number {
  return (last += 1);
}

/**
 * Sends one message. Resolves with the worker's value, or null if there is none: the worker refused or failed, was
 * killed twice while answering, or this content script has outlived its extension (an update). By `turn` the worker
 * knows the older of two questions about one window, even if one is sent again.
 */
export async function send<N extends MessageName>(
  name: N,
  request: Request<N>,
  turn = nextTurn(),
): Promise<Response<N> | null> {
  for (const attempt of [1, 2]) {
    try {
      const reply = await chrome.runtime.sendMessage<unknown, Reply<N> | undefined>({ name, request, turn });
      if (reply?.ok) return reply.value;
      if (reply) return null;
    } catch {
      // The channel closes when the browser stops the worker; sending again restarts it.
      if (attempt === 2) return null;
    }
  }
  return null;
}
