/** What a person would do at an app's controls: pressing, typing, editing. Events of scripts, which apps take as any others. */
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

/** One key, down and up. */
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
        // Older apps read the number alone.
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

/** What a text control holds, whatever its page has made of the property. */
export const valueOf = (field: Element) => valueIn[field.localName as 'input' | 'textarea'](field);

/** What a person's keys do where the focus is: undone by the app's own undo. By the prototype: a page can give its document anything of that name. */
export function command(document: Document, name: 'insertText' | 'delete', text = ''): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Nothing newer edits so that it can be undone.
  Document.prototype.execCommand.call(document, name, false, text);
}

/** Tells the app that the text there is another one. */
export function tellInput(field: Element): void {
  const view = viewOf(field);
  if (view)
    field.dispatchEvent(
      new view.InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }),
    );
}

/** Writes this text into a field as typing would, and tells the app: the browser's own setter, which no framework shadows. */
export function write(field: Element, text: string): void {
  const view = viewOf(field);
  if (!view || !isTextControl(field)) return;
  value(field.localName === 'input' ? 'HTMLInputElement' : 'HTMLTextAreaElement')?.set?.call(field, text);
  tellInput(field);
  field.dispatchEvent(new view.Event('change', { bubbles: true }));
}

/** Tells the app that the person has left the field, where they are not in it. */
export function leave(field: Element): void {
  const view = viewOf(field);
  if (!view || documentOf(field).activeElement === field) return;
  field.dispatchEvent(new view.FocusEvent('blur', { composed: true }));
  field.dispatchEvent(new view.FocusEvent('focusout', { bubbles: true, composed: true }));
}
