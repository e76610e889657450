/**
 * The events that are kept from the page when a person acts on our elements, and where the page's first listener finds
 * who keeps them.
 */

const ACTS =
  'pointerdown pointerup pointercancel pointerover pointerout mousedown mouseup mouseover mouseout click auxclick dblclick ' +
  'contextmenu touchstart touchend focus blur focusin focusout keydown keypress keyup beforeinput input beforetoggle toggle ' +
  // Older events that pages listen to leave a shadow tree, too (UI Events, "legacy").
  'copy textInput DOMActivate DOMFocusIn DOMFocusOut';
/**
 * All other events that leave a shadow tree. In Firefox, each gives the page the very node inside the closed tree
 * (`originalTarget`, `explicitOriginalTarget`, `rangeParent`), and through it the whole tree.
 */
const MORE =
  ' pointermove pointerrawupdate pointerenter pointerleave gotpointercapture lostpointercapture mousemove mouseenter mouseleave ' +
  'wheel DOMMouseScroll MozMousePixelScroll touchmove touchcancel compositionstart compositionupdate compositionend cut paste ' +
  'dragstart drag dragenter dragover dragleave dragend drop selectstart';
const QUIET = ((import.meta.env.FIREFOX as boolean | undefined) === false ? ACTS : ACTS + MORE).split(' ');

/** In the content scripts' own global, which pages cannot see: what the first listener hands on to. */
export const LISTENER = Symbol.for('sealcheck.ear');

/** The key, on the same global, of what answers a `copy` of ours, which is kept from the page like any other event. */
export const COPYING = Symbol.for('sealcheck.copying');

/**
 * Starts or stops listening to all of these events on the window. Listeners for scrolling are passive, so that it need
 * not wait for them (DOM, "passive"); a finger that goes down is the first of its events.
 */
export function listenTo(isOn: boolean, listener: (event: Event) => void): void {
  for (const type of QUIET)
    (isOn ? addEventListener : removeEventListener)(type, listener, {
      capture: true,
      passive: /wheel|Scroll|touch/.test(type),
    });
}
