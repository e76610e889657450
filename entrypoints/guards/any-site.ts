/** guard.js: on every page without an adapter of its own. Built without WXT's wrapper, see wxt.config.ts. */
import { onOver, onPress, onTouch } from '../../utils/page/guard.ts';

// Not `send`: its second attempt would be half of this script, and the next touch asks again.
const ask = (name: string, request: object = {}) =>
  chrome.runtime.sendMessage({ name, request }).catch(() => null);
const press = (event: Event) => {
  onPress(event, (channel) => ask('pickers', { channel }));
};
const listener = (event: Event) => {
  onTouch(event, () => ask('touch'));
  if (event.type === 'focusin') press(event);
};
// The engine that it brings listens itself.
const over = (event: Event) => {
  onOver(event, () => {
    removeEventListener('mouseover', over, true);
    void ask('forms');
  });
};
// One by one: a loop over a list costs more than these lines.
addEventListener('focusin', listener, true);
addEventListener('input', listener, true);
addEventListener('click', listener, true);
addEventListener('blur', listener, true);
addEventListener('dragenter', listener, true);
addEventListener('paste', listener, true);
addEventListener('pointerdown', press, true);
addEventListener('mouseover', over, true);
