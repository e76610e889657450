import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { send } from '../utils/messages/send.ts';
import { watchGuard } from '../utils/page/guard.ts';

/** On every page without an adapter of its own. Listed in the manifest by hand: WXT's wrapper would double it. */
export default defineUnlistedScript(() => {
  watchGuard(document, () => void send('engine', {}));
});
