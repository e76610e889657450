/** What an element is for, by its own attributes, its labels and the text before it. */
import { attribute, closest, isTextControl, parentOf, previousOf, queryAll, textOf } from './dom.ts';
import { labelledBy, namedBy, namedOtherwise } from './tokens.ts';
import type { FieldName } from './words.ts';

const NAME_ATTRIBUTES = ['name', 'id', 'data-testid', 'data-test-id', 'data-extension-id', 'data-name'];
const LABEL_ATTRIBUTES = ['aria-label', 'placeholder', 'data-placeholder', 'title', 'data-tooltip'];

/** What an element's own attributes say it is for, or null. */
export function ownPurpose(element: Element): FieldName | null {
  for (const name of NAME_ATTRIBUTES) {
    const found = namedBy(attribute(element, name) ?? '');
    if (found) return found;
  }
  if (isNamedOtherwise(element)) return null;
  for (const name of LABEL_ATTRIBUTES) {
    const found = labelledBy(attribute(element, name) ?? '');
    if (found) return found;
  }
  return null;
}

function isNamedOtherwise(element: Element): boolean {
  return namedOtherwise(`${attribute(element, 'name') ?? ''} ${attribute(element, 'id') ?? ''}`);
}

/** What an element is for, by its attributes, else by its labels, else by the text beside it. */
export function purposeOf(element: Element): FieldName | null {
  const own = ownPurpose(element);
  if (own || isNamedOtherwise(element)) return own;
  for (const label of labelTexts(element)) {
    const found = labelledBy(label);
    if (found) return found;
  }
  return null;
}

function* labelTexts(element: Element): Generator<string> {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = attribute(element, 'aria-labelledby')?.split(/\s+/) ?? [];
  for (const id of ids) yield shortText(root.getElementById(id));
  if (isTextControl(element)) for (const label of element.labels ?? []) yield shortText(label);
  const group = closest(element, '[role=group][aria-label],[role=list][aria-label],fieldset[aria-label]');
  if (group) yield attribute(group, 'aria-label') ?? '';
  yield* textsBefore(element);
}

/** A sibling label, or the cell before this one in a table or a row of boxes, up to the next field. */
function* textsBefore(element: Element): Generator<string> {
  let at: Element | null = element;
  for (let level = 0; at && level < 4; level++) {
    const before: Element | null = previousOf(at);
    if (before) {
      const isField =
        queryAll(before, 'input:not([type=hidden]),textarea,select,[contenteditable]').length > 0;
      if (isField || isTextControl(before)) return;
      yield shortText(before);
    }
    at = parentOf(at);
  }
}

function shortText(element: Element | null): string {
  const text = (element && textOf(element)) ?? '';
  return text.length <= 80 ? text : '';
}
