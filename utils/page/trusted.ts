/** Events of our own controls: only what a person did counts, and the page's shortcuts do not see it. */

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
        if (!event.isTrusted) event.stopImmediatePropagation();
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
