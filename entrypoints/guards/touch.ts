/**
 * touch.js: injected into a frame at the first touch of a field there. Built without WXT's wrapper, see wxt.config.ts.
 */
import { send } from '../../utils/messages/send.ts';
import { watchChatTouch } from '../../utils/page/chats/watch-touch.ts';
import { watchFormTouch } from '../../utils/page/forms/watch-touch.ts';
import { watchLogin } from '../../utils/page/tips/may-be-login.ts';
import type { FirstListener } from '../../utils/page/send/first.ts';
import { watchTouch } from '../../utils/page/guards/touch.ts';

// What the guard does at an `input` is done from now on; it listens again where the page is written anew.
declare const sealcheck: FirstListener;
removeEventListener('input', sealcheck.handleEvent, true);
watchTouch(document, () => send('inject:compose', {}));
watchChatTouch(document, () => send('inject:chat', {}));
watchFormTouch(document, () => send('inject:forms', {}));
watchLogin(document, () => send('inject:tips', {}));
