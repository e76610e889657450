/**
 * Finds the controls of a form, including those outside it (`form="id"`), even if their names hide the form's own
 * properties.
 */
import { attribute, closest, getter, hostOf, isConnected, matches, queryAll } from '../dom/dom.ts';
import { shadowOf } from './roots.ts';

const elementsOf = getter('HTMLFormElement', 'elements') as (of: Node) => HTMLCollection;

type OfForm = (of: Node) => HTMLFormElement | null;
const OWNERS: Readonly<Record<string, OfForm | undefined>> = {
  input: getter('HTMLInputElement', 'form') as OfForm,
  button: getter('HTMLButtonElement', 'form') as OfForm,
  select: getter('HTMLSelectElement', 'form') as OfForm,
  textarea: getter('HTMLTextAreaElement', 'form') as OfForm,
};

/** At most this many controls of a form are looked at, because each is examined on its own. */
const MAX = 10_000;
/** The same limit within one custom element, and how deep nested custom elements are searched. */
const MAX_WITHIN = 100;
const DEPTH = 3;

/** Whether this is a custom element: its name has a hyphen (HTML, "valid custom element name"). */
export const isCustom = ({ localName }: Element) => localName.includes('-');

/** Whether this is an `input type=hidden`. */
export const isHidden = (control: Element) => attribute(control, 'type')?.toLowerCase() === 'hidden';

/** Returns the fields in a custom element's shadow tree: what is put into them becomes its value. */
function fieldsWithin(host: Element, depth = DEPTH): HTMLElement[] {
  const root = depth > 0 && isCustom(host) ? shadowOf(host) : null;
  if (!root) return [];
  const found = queryAll(root, '*').filter(
    (one) => isCustom(one) || ['input', 'select', 'textarea'].includes(one.localName),
  ) as HTMLElement[];
  return found
    .slice(0, MAX_WITHIN)
    .flatMap((one) => (isCustom(one) ? fieldsWithin(one, depth - 1) : isHidden(one) ? [] : [one]));
}

/**
 * Returns the form's controls in tree order, without hidden ones, at most 10,000. Each custom element that takes part
 * in the form (HTML, "form-associated custom element") is followed by the fields in its shadow tree.
 */
export function controlsOf(form: Element): HTMLElement[] {
  const all = [...(elementsOf(form) as HTMLCollectionOf<HTMLElement>)].filter((one) => !isHidden(one));
  return all.slice(0, MAX).flatMap((one) => [one, ...fieldsWithin(one)]);
}

/** Returns the form that a control belongs to, or null. */
export function formOf(control: Element): Element | null {
  return OWNERS[control.localName]?.(control) ?? null;
}

/** Returns the form that a custom element around this control takes part in, or null. */
function formAround(control: Element): Element | null {
  const host = hostOf(control);
  const form = host && closest(host, 'form');
  if (!form) return host && formAround(host);
  return [...elementsOf(form)].includes(host) ? form : null;
}

/** Returns the form that a control belongs to, or that a custom element around it takes part in; else null. */
export function formFor(control: Element): Element | null {
  return formOf(control) ?? formAround(control);
}

/**
 * Returns the form that sends what this control holds to its own `action`; null without one, since a script may send it
 * then.
 */
export function sendingForm(control: Element): Element | null {
  const form = formFor(control);
  return form && attribute(form, 'action') !== null ? form : null;
}

/** Selects buttons that submit their form (HTML, "submit button"); a button without a type is one. */
export const SUBMIT =
  'button:not([type=button i]):not([type=reset i]), input[type=submit i], input[type=image i]';

/** Whether this button submits its form (`SUBMIT`). */
export function isSubmitter(control: Element): boolean {
  return matches(control, SUBMIT);
}

/** Whether this is a file field, by its type as the browser understands it. */
export function isFileField(element: Element): element is HTMLInputElement {
  return element.localName === 'input' && (element as HTMLInputElement).type === 'file';
}

/** Whether this file field holds files. Only their number is read, not their names. */
export function hasChosen(field: HTMLInputElement): boolean {
  return (field.files?.length ?? 0) > 0;
}

/** Returns the media types of these files as the browser reports them, each once, at most 50; not their names. */
export function typesOf(files: readonly File[]): string[] {
  return [...new Set(files.map(({ type }) => type))].slice(0, 50);
}

/** Returns the file field of a form in which files were chosen, or null. */
export function chosenOf(form: Element): HTMLInputElement | null {
  if (!isConnected(form)) return null;
  return controlsOf(form).filter(isFileField).find(hasChosen) ?? null;
}

/** Returns all files that were chosen in a form. */
export const filesOf = (form: Element): File[] =>
  controlsOf(form)
    .filter(isFileField)
    .flatMap((field) => Array.from(field.files ?? []));

/**
 * Returns the file field with chosen files in this element's shadow tree, or null. It has no focus if a script opened
 * its picker.
 */
export function chosenIn(host: Element): HTMLInputElement | null {
  const root = shadowOf(host);
  const fields = root ? (queryAll(root, 'input[type=file]') as HTMLInputElement[]) : [];
  return fields.find(hasChosen) ?? null;
}
