/** guard.js: on every page without an adapter of its own. Built without WXT's wrapper, see wxt.config.ts. */
import { onTouch } from '../../utils/page/guard.ts';

// Not `send`: its second attempt would be half of this script, and the next touch asks again.
const ask = () => chrome.runtime.sendMessage({ name: 'touch', request: {} }).catch(() => null);
const listener = (event: Event) => {
  onTouch(event, ask);
};
for (const type of ['focusin', 'input', 'blur', 'dragenter', 'paste']) addEventListener(type, listener, true);
