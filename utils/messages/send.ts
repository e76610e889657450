/** How content scripts ask the worker: the browser's own promise API, no polyfill (design.md §6). */
import type { MessageName, Reply, Request, Response } from './protocol.ts';

let last = 0;

/** The next turn in this script's questions: to be drawn where a question begins, and told with all that is asked for it. */
export function nextTurn(): number {
  return (last += 1);
}

/**
 * Sends one message and returns the worker's value, or null where there was none: the worker refused,
 * was killed twice while answering, or this content script has outlived its extension (an update). By `turn` the worker
 * knows which of two questions about one window is the older, also where one is put anew.
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
      // The channel closes when the browser stops the worker; asking again starts it anew.
      if (attempt === 2) return null;
    }
  }
  return null;
}
