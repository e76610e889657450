import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isFirst, live } from '../../utils/page/dom/life.ts';
import { startChats } from '../../utils/inline/chat-engine.ts';

/** The engine of chats: injected into a frame of a chat app at its first touch. */
export default defineUnlistedScript(() => {
  if (isFirst('chat')) live((signal) => void startChats(signal));
});
