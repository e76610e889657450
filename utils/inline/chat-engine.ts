/** Connects what a chat's page shows with what is shown beside it. */
import type { Changed, ChatSite, UnaskedReport } from '../messages/protocol.ts';
import { send } from '../messages/send.ts';
import { watchChats, type OpenChat } from '../page/chats/watch.ts';
import { keepAwake } from './keep-awake.ts';
import { openChatSession, type ChatSession } from './chat-session.ts';

const NOWHERE: ChatSite = { places: [], salt: null, mayHold: false, isStrict: false };

/** Watches the frame's page from now on, until the signal aborts. */
export async function startChats(signal: AbortSignal): Promise<void> {
  let site = (await send('list:chats', {})) ?? NOWHERE;
  let open: { readonly chat: OpenChat; readonly session: ChatSession } | null = null;
  /** The conversation for which something was last shown: apps make its composer anew. */
  let shown = '';
  const keyOf = ({ app, name }: OpenChat) => JSON.stringify([app, name]);

  watchChats({
    signal,
    places: () => site.places,
    onConversation(chat, reading) {
      if (open?.chat !== chat)
        open = { chat, session: openChatSession(chat, () => site, shown === keyOf(chat)) };
      void open.session.assess(reading);
    },
    onClosed(chat) {
      shown = open?.session.isShown() ? keyOf(chat) : '';
      open?.session.close();
      open = null;
    },
    onSend: (_chat, event, release) => open?.session.guard(event, release),
  });

  keepAwake(() => {
    if (open?.chat.isPainted) void open.session.repeat();
  }, signal);
  // Only the extension itself can send messages to its content scripts (no `externally_connectable`).
  chrome.runtime.onMessage.addListener((news: UnaskedReport | Changed) => {
    if (signal.aborted) return;
    if ('changed' in news)
      void send('list:chats', {}).then((now) => {
        site = now ?? site;
        void open?.session.repeat();
      });
    else if (open?.chat.id === news.window) open.session.correct(news);
  });
  addEventListener(
    'pagehide',
    () => {
      if (open) void send('close', { window: open.chat.id });
    },
    { signal },
  );
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) void open?.session.repeat();
    },
    { signal },
  );
}
