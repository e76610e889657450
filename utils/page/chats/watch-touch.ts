/** The first tier of chats on hosts that nobody has heard of: waits for a hint of known software, then is gone. */
import { CHAT_HINTS } from '../../adapters/chats/marks.ts';

/** Calls `onChat` once when a field is touched on a page that may be such a chat. */
export function watchChatTouch(document: Document, onChat: () => void): void {
  const look = () => {
    if (!document.querySelector(CHAT_HINTS)) return;
    document.removeEventListener('focusin', look, true);
    onChat();
  };
  document.addEventListener('focusin', look, true);
  look();
}
