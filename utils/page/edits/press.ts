/**
 * What a person would do to an app's controls: pressing, typing, editing. By dispatched events, which apps accept like
 * others.
 */
import { documentOf, getter, isTextControl } from '../dom/dom.ts';

const viewOf = (element: Element) => documentOf(element).defaultView;

/** Presses an element once. */
export function pressOn(element: Element): void {
  const view = viewOf(element);
  if (!view) return;
  const common = { bubbles: true, cancelable: true, composed: true, view, detail: 1 };
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    element.dispatchEvent(
      new (type.startsWith('pointer') ? view.PointerEvent : view.MouseEvent)(type, common),
    );
}

const CODES: Readonly<Record<string, number>> = { Backspace: 8, Enter: 13, Delete: 46 };

/** Presses one key, down and up. */
export function strike(element: Element, key: string): void {
  const view = viewOf(element);
  if (!view) return;
  const code = CODES[key] ?? 0;
  const numbers: object = { keyCode: code, which: code };
  for (const type of ['keydown', 'keyup'])
    element.dispatchEvent(
      new view.KeyboardEvent(type, {
        key,
        code: key,
        // Older apps read only the number.
        ...numbers,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
}

const value = (kind: 'HTMLInputElement' | 'HTMLTextAreaElement') =>
  Object.getOwnPropertyDescriptor(
    (Reflect.get(globalThis, kind) as { prototype: object }).prototype,
    'value',
  );
const valueIn = {
  input: getter('HTMLInputElement', 'value') as (of: Node) => string,
  textarea: getter('HTMLTextAreaElement', 'value') as (of: Node) => string,
};

/** Returns what a text control holds, even if the page has redefined the property. */
export const valueOf = (field: Element) => valueIn[field.localName as 'input' | 'textarea'](field);

/**
 * Does what a person's keys do where the focus is, so that the app's own undo reverts it. Called by the prototype,
 * since a page can give its document anything of that name.
 */
export function command(document: Document, name: 'insertText' | 'delete', text = ''): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Nothing newer edits so that it can be undone.
  Document.prototype.execCommand.call(document, name, false, text);
}

/** Notifies the app that the field's text has changed. */
export function tellInput(field: Element): void {
  const view = viewOf(field);
  if (view)
    field.dispatchEvent(
      new view.InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }),
    );
}

/**
 * Writes this text into a field as typing would, with the browser's own setter, which no framework shadows, and
 * notifies the app.
 */
export function write(field: Element, text: string): void {
  const view = viewOf(field);
  if (!view || !isTextControl(field)) return;
  value(field.localName === 'input' ? 'HTMLInputElement' : 'HTMLTextAreaElement')?.set?.call(field, text);
  tellInput(field);
  field.dispatchEvent(new view.Event('change', { bubbles: true }));
}

/** Notifies the app that the person has left the field, unless it has the focus. */
export function leave(field: Element): void {
  const view = viewOf(field);
  if (!view || documentOf(field).activeElement === field) return;
  field.dispatchEvent(new view.FocusEvent('blur', { composed: true }));
  field.dispatchEvent(new view.FocusEvent('focusout', { bubbles: true, composed: true }));
}
