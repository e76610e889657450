/**
 * mail-guard.js: runs on the pages of webmails that have an adapter. Built without WXT's wrapper, see wxt.config.ts.
 */
import { watchForMissed } from '../../utils/inline/missed.ts';
import { send } from '../../utils/messages/send.ts';
import { watchMailGuard, watchOpenings } from '../../utils/page/guards/mail-guard.ts';

watchMailGuard(COMPOSE_CSS, () => send('inject:compose', {}));
watchOpenings(() => send('inject:forms', {}));
watchForMissed();

// The worker checks this before it injects a guard into a page that was open before.
Reflect.set(globalThis, 'sealcheck', true);
