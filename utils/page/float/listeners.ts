/** What is kept from a page of what a person does to ours, and where the first listener of a page finds who keeps it. */

const ACTS =
  'pointerdown pointerup pointercancel pointerover pointerout mousedown mouseup mouseover mouseout click auxclick dblclick ' +
  'contextmenu touchstart touchend focus blur focusin focusout keydown keypress keyup beforeinput input beforetoggle toggle ' +
  // What pages listened to before there were others leaves a tree as well (UI Events, "legacy").
  'copy textInput DOMActivate DOMFocusIn DOMFocusOut';
/**
 * All else that leaves a shadow tree. Firefox lets a page have, of each event, the
 * very node inside the closed tree (`originalTarget`, `explicitOriginalTarget`, `rangeParent`), and from there all in it.
 */
const MORE =
  ' pointermove pointerrawupdate pointerenter pointerleave gotpointercapture lostpointercapture mousemove mouseenter mouseleave ' +
  'wheel DOMMouseScroll MozMousePixelScroll touchmove touchcancel compositionstart compositionupdate compositionend cut paste ' +
  'dragstart drag dragenter dragover dragleave dragend drop selectstart';
const QUIET = ((import.meta.env.FIREFOX as boolean | undefined) === false ? ACTS : ACTS + MORE).split(' ');

/** In the content scripts' own global, which pages cannot see: what the first listener hands on to. */
export const LISTENER = Symbol.for('sealcheck.ear');

/** There, too: what answers a `copy` that is ours, which is kept from the page like any other. */
export const COPYING = Symbol.for('sealcheck.copying');

/**
 * Listens to all of them at the window, or no longer. What a page is scrolled by waits for no listener that cannot keep it
 * from being scrolled (DOM, "passive"): a finger that goes down is the first of these.
 */
export function listenTo(isOn: boolean, listener: (event: Event) => void): void {
  for (const type of QUIET)
    (isOn ? addEventListener : removeEventListener)(type, listener, {
      capture: true,
      passive: /wheel|Scroll|touch/.test(type),
    });
}
