import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { send } from '../utils/messages/send.ts';
import { watchFormTouch } from '../utils/page/forms/watch-touch.ts';
import { watchTouch } from '../utils/page/touch.ts';

/** Brought into a frame at the first touch of a field there. */
export default defineUnlistedScript(() => {
  watchTouch(document, () => void send('engine', {}));
  watchFormTouch(document, () => send('forms', {}));
});
