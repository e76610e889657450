import { defineContentScript } from 'wxt/utils/define-content-script';
import { send } from '../../utils/messages/send.ts';
import { watchGuard } from '../../utils/page/guard.ts';

/** On every page without an adapter of its own: asks for the compose engine when a person needs it. */
export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main() {
    watchGuard(document, () => void send('engine', {}));
  },
});
