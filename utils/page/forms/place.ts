/** What a line about a form or an upload belongs to: it stands over the page near that, never between parts of a form. */
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

/** The element, or the whole editor that it is in: nothing of ours belongs to what is written. */
export function outOfEditor(element: Element): Element {
  return composedAncestors(element).filter(isEditable).at(-1) ?? element;
}

/** Near an element, over the page; null: it is there no more. */
export function placeAt(element: Element): Place | null {
  return isConnected(element) ? { at: outOfEditor(element), place: 'over' } : null;
}

/** At the button that submits; without one, at the control that was touched. */
export function placeOfForm(form: Element, touched: Element): Place | null {
  const submit = controlsOf(form).find((one) => isSubmitter(one) && isVisible(one));
  return placeAt(submit ?? (isConnected(touched) ? touched : form));
}

/** Looks like a place where files are dropped. */
const ZONE =
  '[class*=drop i],[id*=drop i],[class*=upload i],[id*=upload i],[data-testid*=drop i],form,label,fieldset';

const isPage = ({ localName }: Element) => localName === 'body' || localName === 'html';
/** Around what was touched, these are a view of an app, not a part of it. */
const isView = (one: Element) => one.localName === 'main' || isPage(parentOf(one) ?? one);
/** So far around it what is left of it may still be the same uploader. */
const NEAR = 4;

/** At the edge of the window, or in the dialog that is open. */
export function edgeOf(document: Document): Place {
  return floatingAt(queryAll(document, ':modal').at(-1) ?? bodyOf(document) ?? document.documentElement);
}

/** The control that was pressed last: a script opened its picker. */
function pressedIn(document: Document): Element | null {
  const active = activeIn(document);
  const pressed = active && focusedIn(active);
  return pressed && !isPage(pressed) && isVisible(pressed) ? pressed : null;
}

/** The file field (many are hidden behind a label) or the drop zone that this is or stands in. */
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
 * At a file field or a drop zone, else at the control that was pressed, found when this is called; later at what is left
 * around it: uploaders take their field away once it was used. What goes after a person's click is another view: null.
 */
export function placesOfUpload(document: Document, field: Element): () => Place | null {
  const shownIn = (all: readonly Element[]) => all.find((one) => !isPage(one) && isVisible(one));
  const first = shownIn(composedAncestors(outOfEditor(zoneOf(field)))) ?? pressedIn(document);
  if (!first) return () => edgeOf(document);
  const near = composedAncestors(outOfEditor(first))
    .slice(0, NEAR)
    .filter((one, at) => at === 0 || !isView(one));
  let isLeft = false;
  addEventListener('click', () => (isLeft = true), { capture: true, once: true });
  return () => {
    const left = shownIn(near);
    if (left) return placeAt(left);
    return isLeft ? null : edgeOf(document);
  };
}
