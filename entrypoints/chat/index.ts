import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startChats } from './engine.ts';

/** One engine a frame: a second injection finds the first one's mark in its own world. */
const MARK = Symbol.for('sealcheck.chat');

/** The engine of chats: brought into a frame of a chat app at its first touch. */
export default defineUnlistedScript(() => {
  const own = globalThis as { [MARK]?: true };
  if (!own[MARK]) void startChats(new AbortController().signal);
  own[MARK] = true;
});
