/** The first tier for chats on unknown hosts: waits for a hint of known software, then removes itself. */
import { untilGood } from '../guards/ask-again.ts';
import { CHAT_HINTS } from '../../adapters/chats/hints.ts';
import { throttled } from '../dom/throttle.ts';
import { has } from '../dom/dom.ts';

/** Shortest time between two searches of the whole page (ms): a chat that is drawn later will be touched again. */
const PAUSE_MS = 200;

/** Calls `onChat`, until it has a good answer, when a field is touched on a page that may be such a chat. */
export function watchChatTouch(document: Document, onChat: () => Promise<unknown>): void {
  const found = untilGood(onChat, () => {
    document.removeEventListener('focusin', look, true);
  });
  const look = throttled<unknown>(
    () => {
      if (has(document, CHAT_HINTS)) void found();
    },
    null,
    PAUSE_MS,
  );
  document.addEventListener('focusin', look, true);
  look(null);
}
