/** The controls of a form, also those outside it (`form="id"`), whatever names hide its own properties. */
import { attribute, getter, isConnected, matches } from '../dom.ts';

const elementsOf = getter(HTMLFormElement.prototype, 'elements') as (of: Node) => HTMLCollection;

type OfForm = (of: Node) => HTMLFormElement | null;
const OWNERS: Readonly<Record<string, OfForm | undefined>> = {
  input: getter(HTMLInputElement.prototype, 'form') as OfForm,
  button: getter(HTMLButtonElement.prototype, 'form') as OfForm,
  select: getter(HTMLSelectElement.prototype, 'form') as OfForm,
  textarea: getter(HTMLTextAreaElement.prototype, 'form') as OfForm,
};

/** More controls than these are not looked at: no person fills in more at a time. */
const MOST = 300;

/** The form's controls in tree order, at most 300. */
export function controlsOf(form: Element): HTMLElement[] {
  return [...(elementsOf(form) as HTMLCollectionOf<HTMLElement>)].slice(0, MOST);
}

/** The form that a control belongs to, or null. */
export function formOf(control: Element): Element | null {
  return OWNERS[control.localName]?.(control) ?? null;
}

/** The form that sends what this control holds, by an address of its own; without one, a script of the page may. */
export function sendingForm(control: Element): Element | null {
  const form = formOf(control);
  return form && attribute(form, 'action') !== null ? form : null;
}

/** Buttons that submit their form (HTML, "submit button"); a button without a type is one. */
export const SUBMIT =
  'button:not([type=button i]):not([type=reset i]), input[type=submit i], input[type=image i]';

export function isSubmitter(control: Element): boolean {
  return matches(control, SUBMIT);
}

/** Is this a file field? Its type as the browser takes it. */
export function isFileField(element: Element): element is HTMLInputElement {
  return element.localName === 'input' && (element as HTMLInputElement).type === 'file';
}

/** Does this file field hold files? Their number only: names are none of our business. */
export function hasChosen(field: HTMLInputElement): boolean {
  return (field.files?.length ?? 0) > 0;
}

/** Media types of these files as the browser takes them, each once, at most 50; not their names. */
export function typesOf(files: FileList | null): string[] {
  return [...new Set(Array.from(files ?? [], ({ type }) => type))].slice(0, 50);
}

/** The field of a form in which files were chosen, or null. */
export function chosenOf(form: Element): HTMLInputElement | null {
  if (!isConnected(form)) return null;
  return controlsOf(form).filter(isFileField).find(hasChosen) ?? null;
}
