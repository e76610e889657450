/** guard.js: on every page without an adapter of its own. Built without WXT's wrapper, see wxt.config.ts. */
import { onTouch } from '../../utils/page/guard.ts';

// Not `send`: its second attempt would be half of this script, and the next touch asks again.
const ask = () => chrome.runtime.sendMessage({ name: 'touch', request: {} }).catch(() => null);
const listener = (event: Event) => {
  onTouch(event, ask);
};
// One by one: a loop over a list costs more than these lines.
addEventListener('focusin', listener, true);
addEventListener('input', listener, true);
addEventListener('blur', listener, true);
addEventListener('dragenter', listener, true);
addEventListener('paste', listener, true);
