/** Where the line about a form or an upload is placed: over the page near it, never between the parts of a form. */
import { floatingAt } from '../dom/mount.ts';
import {
  activeIn,
  attribute,
  bodyOf,
  closest,
  composedAncestors,
  isConnected,
  isEditable,
  isVisible,
  parentOf,
  queryAll,
} from '../dom/dom.ts';
import { controlsOf, isSubmitter } from './controls.ts';
import { focusedIn } from './roots.ts';
import type { Place } from '../dom/place.ts';

/** Returns the element, or the whole editor that it is in: nothing of ours may become part of what is written. */
export function outOfEditor(element: Element): Element {
  return composedAncestors(element).filter(isEditable).at(-1) ?? element;
}

/** Returns the place over the page near an element; null if the element is gone. */
export function placeAt(element: Element): Place | null {
  return isConnected(element) ? { at: outOfEditor(element), place: 'over' } : null;
}

/** Returns the place at the submit button; without one, at the control that was touched; null if that is gone. */
export function placeOfForm(form: Element, touched: Element): Place | null {
  const submit = controlsOf(form).find((one) => isSubmitter(one) && isVisible(one));
  return placeAt(submit ?? (isConnected(touched) ? touched : form));
}

/** Matches what looks like a place where files are dropped. */
const ZONE =
  '[class*=drop i],[id*=drop i],[class*=upload i],[id*=upload i],[data-testid*=drop i],form,label,fieldset';

const isPage = ({ localName }: Element) => localName === 'body' || localName === 'html';
/** Whether this is a whole view of an app, not a part of one: `main`, or a child of the body. */
const isView = (one: Element) => one.localName === 'main' || isPage(parentOf(one) ?? one);
/** How many elements, from what was touched outwards, count as the same uploader once its inner parts are gone. */
const NEAR = 4;

/** Returns the place at the edge of the window, or of the open modal dialog; beside `near` where there is room. */
export function edgeOf(document: Document, near?: Element): Place {
  return floatingAt(
    queryAll(document, ':modal').at(-1) ?? bodyOf(document) ?? document.documentElement,
    near,
  );
}

/**
 * Returns the visible control that has the focus; it was pressed, and a script opened the picker. null if there is
 * none.
 */
function pressedIn(document: Document): Element | null {
  const active = activeIn(document);
  const pressed = active && focusedIn(active);
  return pressed && !isPage(pressed) && isVisible(pressed) ? pressed : null;
}

/**
 * Returns the visible file field, its label (many fields are hidden behind one) or the drop zone that this is or stands
 * in.
 */
function zoneOf(field: Element): Element {
  const isField = field.localName === 'input';
  if (!isField) return closest(field, ZONE) ?? field;
  const id = attribute(field, 'id');
  const label =
    id === null ? null : queryAll(closest(field, 'form, body') ?? field, `label[for="${CSS.escape(id)}"]`)[0];
  const shown = !isVisible(field) && label && isVisible(label) ? label : field;
  return closest(shown, 'label') ?? shown;
}

/**
 * Returns a function that finds the place of an upload's line: at the file field or drop zone, else at the pressed
 * control, as found now; later at what is left around it, because uploaders remove their field once it was used. If all
 * of that is gone, the place at the edge; after a click of the person's, another view is shown: null.
 */
export function placesOfUpload(document: Document, field: Element): () => Place | null {
  const shownIn = (all: readonly Element[]) => all.find((one) => !isPage(one) && isVisible(one));
  const first = shownIn(composedAncestors(outOfEditor(zoneOf(field)))) ?? pressedIn(document);
  if (!first) return () => edgeOf(document);
  const around = composedAncestors(outOfEditor(first));
  const parts = around.filter((one, at) => at === 0 || !isView(one));
  const near = parts.filter((one) => around.indexOf(one) < NEAR);
  let isLeft = false;
  addEventListener('click', () => (isLeft = true), { capture: true, once: true });
  return () => {
    const left = shownIn(near);
    if (left) return placeAt(left);
    return isLeft ? null : edgeOf(document, shownIn(parts));
  };
}
