/** Events of our own controls: only what a person did counts, and the page's shortcuts do not see it. */

/** On an event that we made of a person's own: a page cannot see it, nor put it there. */
export const OURS = Symbol.for('sealcheck.ours');

const ACTING = [
  'click',
  'auxclick',
  'dblclick',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'keydown',
  'keyup',
  'keypress',
  'input',
  'change',
  'submit',
  'beforeinput',
];
const KEYS = ['keydown', 'keyup', 'keypress', 'input', 'beforeinput'];

/** Stops untrusted events before any handler in the root, and keys at its edge (webmail shortcuts). */
export function ignoreUntrusted(shadow: ShadowRoot): void {
  for (const type of ACTING) {
    shadow.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted && !(OURS in event)) event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
  for (const type of KEYS) {
    shadow.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  }
}
