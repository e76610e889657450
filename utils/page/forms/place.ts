/** Where a line about a form or an upload stands: beside the control that sends, never inside it. */
import type { Place } from '../mount.ts';
import { attribute, bodyOf, closest, documentOf, isVisible, parentOf } from '../dom.ts';
import { controlsOf, isSubmitter } from './controls.ts';

/** Content of these elements is laid out by rules that know no stranger. */
const STRICT = /^(table|thead|tbody|tfoot|tr|ul|ol|dl|select|optgroup|svg)$/;

/** Would a stranger among these children stand beside them and squeeze them? */
function isRow(parent: Element): boolean {
  const { display, flexDirection, flexWrap } = getComputedStyle(parent);
  if (/grid/.test(display)) return true;
  return /flex/.test(display) && !/column/.test(flexDirection) && flexWrap !== 'wrap';
}

/** The element itself, or its ancestor that may have a neighbour above or below it. */
export function outOfStrict(element: Element): Element {
  let at = element;
  for (let parent = parentOf(at); parent && parent.localName !== 'body'; parent = parentOf(parent)) {
    const isTight = STRICT.test(parent.localName) || (parent === parentOf(at) && isRow(parent));
    if (isTight) at = parent;
  }
  return at;
}

/** Before the button that submits; without one, behind the control that was touched. */
export function placeOfForm(form: Element, touched: Element): Place {
  const submit = controlsOf(form).find((one) => isSubmitter(one) && isVisible(one));
  return submit ? { at: outOfStrict(submit), place: 'before' } : { at: outOfStrict(touched), place: 'after' };
}

/** Behind the block of text that a link stands in. */
export function placeOfLink(link: Element): Place {
  let at = link;
  for (
    let parent = parentOf(at);
    parent && /^inline/.test(getComputedStyle(at).display);
    parent = parentOf(at)
  ) {
    if (parent.localName === 'body') break;
    at = parent;
  }
  return { at: outOfStrict(at), place: 'after' };
}

/** Looks like a place where files are dropped. */
const ZONE =
  '[class*=drop i],[id*=drop i],[class*=upload i],[id*=upload i],[data-testid*=drop i],form,label,fieldset';

/** The first visible element from here outwards; null where only the page itself is. */
function visibleFrom(element: Element): Element | null {
  for (
    let at: Element | null = element;
    at && at.localName !== 'body' && at.localName !== 'html';
    at = parentOf(at)
  ) {
    if (isVisible(at)) return at;
  }
  return null;
}

/** Behind a file field (many are hidden behind a label or a button) or a drop zone; without any, at the window's edge. */
export function placeOfUpload(at: Element): Place {
  const id = attribute(at, 'id');
  const label =
    id === null ? null : closest(at, 'form, body')?.querySelector(`label[for="${CSS.escape(id)}"]`);
  const shown = at.localName === 'input' && !isVisible(at) && label && isVisible(label) ? label : at;
  const zone =
    at.localName === 'input' ? (closest(shown, 'label') ?? shown) : (closest(shown, ZONE) ?? shown);
  const visible = visibleFrom(zone);
  if (visible) return { at: outOfStrict(visible), place: 'after' };
  return looseIn(documentOf(at));
}

/** At the edge of the window. */
export function looseIn(document: Document): Place {
  const body = bodyOf(document) ?? document.documentElement;
  return { at: body.lastElementChild ?? body, place: 'after', isLoose: true };
}
