import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { filesShown } from '../utils/page/compose/attached.ts';
import { isCiphertext } from '../utils/page/compose/ciphertext.ts';
import { readPastedLinks } from '../utils/page/compose/pasted-links.ts';
import { TEXTS, type TextsHere } from '../utils/page/compose/texts.ts';

/** Reads texts: injected when a link is pasted into a mail, or its text begins like ciphertext. */
export default defineUnlistedScript(() => {
  (globalThis as TextsHere)[TEXTS] = { readPastedLinks, isCiphertext, filesShown };
});
