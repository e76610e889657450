/**
 * touch.js: injected into a frame at the first touch of a field there. Built without WXT's wrapper, see wxt.config.ts.
 */
import { send } from '../../utils/messages/send.ts';
import { watchChatTouch } from '../../utils/page/chats/watch-touch.ts';
import { watchFormTouch } from '../../utils/page/forms/watch-touch.ts';
import { watchLogin } from '../../utils/page/tips/may-be-login.ts';
import { watchTouch } from '../../utils/page/guards/touch.ts';

watchTouch(document, () => send('inject:compose', {}));
watchChatTouch(document, () => send('inject:chat', {}));
watchFormTouch(document, () => send('inject:forms', {}));
watchLogin(document, () => send('inject:tips', {}));
