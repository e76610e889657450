import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { send } from '../utils/messages/send.ts';
import { watchTouch } from '../utils/page/touch.ts';

/** Brought into a frame at the first touch of a text field there. */
export default defineUnlistedScript(() => {
  watchTouch(document, () => void send('engine', {}));
});
