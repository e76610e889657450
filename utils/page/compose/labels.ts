/** Finds out what an element is for, by its own attributes, its labels and the text beside it. */
import {
  attribute,
  attributeText,
  closest,
  contains,
  hostOf,
  isTextControl,
  labelsOf,
  matches,
  nextNode,
  parentOf,
  previousNode,
  queryAll,
  textOf,
  treeOf,
} from '../dom/dom.ts';
import { spacedText, TYPED } from './recipients-shown.ts';
import { cleanText } from '../dom/text.ts';
import { labelledBy, namedBy, namedOtherwise } from './tokens.ts';
import type { FieldName } from './words.ts';

const NAME_ATTRIBUTES = 'name id data-testid data-test-id data-extension-id data-name'.split(' ');
/** What a person sees or hears; the last ones are tooltips of common libraries. */
const LABEL_ATTRIBUTES =
  'aria-label placeholder data-placeholder title data-tooltip label alt data-original-title data-title data-tip data-bs-title'.split(
    ' ',
  );
const FIELD = `${TYPED},select`;
/** Elements whose text is no label: it is not shown, it is a value, or it says what the element does. */
const NO_LABEL = 'button,a,[role=button],select,textarea,script,style,datalist,[role=listbox]';

/** Returns what an element's own attributes say that it is for, or null. */
export function ownPurpose(element: Element): FieldName | null {
  for (const name of NAME_ATTRIBUTES) {
    const found = namedBy(attributeText(element, name));
    if (found) return found;
  }
  return isNamedOtherwise(element) ? null : firstLabelled(ownLabels(element));
}

/** Returns the values of an element's own label attributes; '' for each that is absent. */
export function ownLabels(element: Element): string[] {
  return LABEL_ATTRIBUTES.map((name) => attributeText(element, name));
}

function firstLabelled(labels: Iterable<string>): FieldName | null {
  for (const label of labels) {
    const found = labelledBy(label);
    if (found) return found;
  }
  return null;
}

/** Returns an element's name and id; an absent one is read as the word `null`, which names nothing. */
export function namesIn(element: Element): string {
  return `${attribute(element, 'name')} ${attribute(element, 'id')}`;
}

function isNamedOtherwise(element: Element): boolean {
  return namedOtherwise(namesIn(element));
}

/**
 * Returns what an element is for: by its attributes, else its labels, else the text beside it, else by its shadow host;
 * or null.
 */
export function purposeOf(element: Element): FieldName | null {
  const own = ownPurpose(element);
  if (own || isNamedOtherwise(element)) return own;
  const host = hostOf(element);
  return firstLabelled(labelTexts(element)) ?? (host && purposeOf(host));
}

function* labelTexts(element: Element): Generator<string> {
  yield* linkedLabels(element);
  const group = closest(element, ':is([role=group],[role=list],ul,fieldset)[aria-label]');
  if (group) yield attributeText(group, 'aria-label');
  yield* textsBefore(element);
  yield headOf(closest(element, 'td'));
  let around = parentOf(element);
  const isAlone = (box: Element) => queryAll(box, FIELD).every((one) => contains(element, one));
  for (let level = 0; around && level < 2 && isAlone(around); level++) {
    yield short(spacedText(around, queryAll(around, NO_LABEL)));
    around = parentOf(around);
  }
}

/** Returns the texts of the elements that are linked as its labels (`aria-labelledby`, `<label>`). */
export function linkedLabels(element: Element): string[] {
  const root = treeOf(element) as Document | ShadowRoot;
  const ids = attributeText(element, 'aria-labelledby').split(/\s+/);
  const labels = isTextControl(element) ? labelsOf(element) : [];
  return [...ids.map((id) => queryAll(root, `#${CSS.escape(id)}`)[0] ?? null), ...labels].map(shortText);
}

/**
 * Returns what stands before a node (or behind it) among its siblings, nearest first, up to the next field; `isFirst` is
 * false if there is such a field.
 */
function before(
  node: Node,
  next = previousNode,
): { readonly beside: readonly Node[]; readonly isFirst: boolean } {
  const beside: Node[] = [];
  for (let at = next(node); at; at = next(at)) {
    if (at.nodeType === 1) {
      const isField = matches(at as Element, FIELD) || queryAll(at as Element, FIELD).length > 0;
      if (isField) return { beside, isFirst: false };
      if (!matches(at as Element, 'script,style')) beside.push(at);
    } else if (at.nodeType === 3) beside.push(at);
  }
  return { beside, isFirst: true };
}

/**
 * Returns the elements beside a field that has no row of its own, up to the next field or label: its chips are among
 * them. What holds more than a chip does is left out.
 */
export function besideOf(field: Element): Element[] {
  return [previousNode, nextNode].flatMap((next) => {
    let isOn = true;
    const { beside } = before(field, next);
    return beside.filter(
      (one) =>
        (isOn &&= !labelledBy(textOf(one) ?? '')) &&
        matches(one as Element, ':not(:has(* * *),header,h1,h2)'),
    ) as Element[];
  });
}

/** Returns what stands behind what is typed into below `field`, but floats over the page: lists of suggestions. */
export const popups = (field: Element, around: ReadonlySet<Element>) =>
  [...around]
    .filter((one) => one !== field && contains(field, one))
    .flatMap((one) => before(one, nextNode).beside as readonly Element[])
    .filter((one) => one.nodeType === 1 && /absolute|fixed/.test(getComputedStyle(one).position));

/**
 * Yields the texts before an element: a sibling label, the cell before or the row above, even past empty ones and
 * recipients. Buttons come after the other texts, because one that adds a Cc field may stand between.
 */
function* textsBefore(element: Element): Generator<string> {
  const isButton = (node: Node) => node.nodeType === 1 && matches(node as Element, 'button,[role=button],a');
  for (let at: Element | null = element, level = 0; at && level < 7; level++, at = parentOf(at)) {
    const { beside, isFirst } = before(at);
    const all = [...beside.filter((one) => !isButton(one)), ...beside.filter(isButton)];
    const texts = all.map(shortText).filter((text) => text !== '');
    yield* level < 2 ? texts : texts.slice(0, 1);
    if (!isFirst) return;
  }
}

/**
 * Whether an element shows the sender: a label for that stands right before it. Behind recipients or a label for them,
 * or made like the element, the same word ("Van", "Da") is a name. Most elements cost one look, because a row may hold
 * thousands.
 */
export function isSender(element: Element): boolean {
  let at: Node | null = element;
  do at = previousNode(at) ?? parentOf(at);
  while (at && (contains(at, element) || !/\p{L}/u.test(textOf(at) ?? '')));
  const kind = at && (at as Partial<Element>).className;
  const label = shortText(at);
  if (labelledBy(label) !== 'from' || (kind && kind === element.className && label.length < 4)) return false;
  const labels = [...textsBefore(element)].map((text) => (text.includes('@') ? 'to' : labelledBy(text)));
  return labels.includes('from') && !labels.includes('to');
}

/** Returns the text of the table cell above this one; '' where there is none, or it belongs to a row with fields. */
function headOf(cell: Element | null): string {
  const table = cell && closest(cell, 'table');
  if (!table) return '';
  const { rowIndex } = parentOf(cell) as HTMLTableRowElement;
  const above = (table as HTMLTableElement).rows[rowIndex - 1];
  if (!above || queryAll(above, FIELD).length > 0) return '';
  return shortText(above.cells[(cell as HTMLTableCellElement).cellIndex] ?? null);
}

function shortText(node: Node | null): string {
  return short((node && textOf(node)) ?? '');
}

function short(text: string): string {
  const clean = text.length < 400 ? cleanText(text) : '';
  return clean.length <= 80 ? clean : '';
}
