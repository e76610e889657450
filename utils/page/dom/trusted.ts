/**
 * Guards the controls in our shadow roots: only a person's own acts operate them, and the page's shortcuts do not see
 * keys.
 */

/** Set on an event that we made from a person's own event. Pages can neither see this mark nor set it. */
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

/** Stops untrusted events before any handler in the root, and keeps keys from leaving it (webmail shortcuts). */
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
