import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Changed } from '../../utils/messages/protocol.ts';
import { send } from '../../utils/messages/send.ts';
import { publishComposing } from '../../utils/page/compose/composing.ts';
import { injectTextsBy, TEXTS, type TextsHere } from '../../utils/page/compose/texts.ts';
import { isOrphan } from '../../utils/page/dom/life.ts';
import { watchCompose } from '../../utils/page/compose/watch.ts';
import type { ComposeWindow } from '../../utils/page/compose/window.ts';
import { openSession, type Session } from '../../utils/inline/mail-session.ts';

/** The compose engine: injected into a frame when a guard asks for it. */
export default defineUnlistedScript(() => {
  const sessions = new Map<ComposeWindow, Session>();
  const life = new AbortController();
  const own = globalThis as TextsHere;
  const bringTexts = async () => own[TEXTS] ?? (await send('inject:texts', {}));

  const isFirst = watchCompose({
    signal: life.signal,
    inject: (app) => send('inject:adapter', { app }),
    onDraft(window, ...read) {
      const session = sessions.get(window) ?? openSession(window);
      sessions.set(window, session);
      void session.assess(...read);
    },
    onLinks(window, text) {
      void bringTexts().then(() => {
        void sessions.get(window)?.addLinks(own[TEXTS]?.readPastedLinks(text) ?? []);
      });
    },
    injectPress: () => send('inject:press', {}),
    onSend(window, event, release) {
      if (!isOrphan()) sessions.get(window)?.guard(event, release);
    },
    onClosed(window) {
      sessions.get(window)?.close();
      sessions.delete(window);
    },
  });
  // A second copy knows no windows: publishing its empty list would hide those of the first.
  if (!isFirst) return;
  injectTextsBy(bringTexts);
  publishComposing(() => [...sessions.keys()]);

  // A page that is left takes its windows with it; one that returns from the back/forward cache reports them again.
  addEventListener('pagehide', () => {
    for (const { id } of sessions.keys()) void send('close', { window: id });
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) for (const session of sessions.values()) void session.repeat();
  });
  chrome.runtime.onMessage.addListener(({ changed }: Partial<Changed>) => {
    if (changed) for (const session of sessions.values()) void session.repeat();
  });
});
