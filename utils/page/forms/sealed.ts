/** Files that are ciphertext already, and forms in which nothing else is sent. */
import { isTextControl } from '../dom/dom.ts';
import { controlsOf, isCustom, isFileField, isSubmitter } from './controls.ts';

const known = new WeakMap<File, boolean | Promise<boolean>>();

/** Looks once into each file; true where one that was not looked into yet is encrypted. */
export async function recognise(
  files: readonly File[],
  isSealed: (file: File) => Promise<boolean>,
): Promise<boolean> {
  const fresh = files.filter((file) => !known.has(file));
  const found = await Promise.all(
    fresh.map((file) => {
      const found = isSealed(file).then((is) => {
        known.set(file, is);
        return is;
      });
      known.set(file, found);
      return found;
    }),
  );
  return found.includes(true);
}

/** Are there files, each of which was found to be encrypted? What was not looked into yet is not. */
export function areSealed(files: readonly File[]): boolean {
  return files.length > 0 && files.every((file) => known.get(file) === true);
}

/** Does this control hold something that a person put in? What cannot be known does. */
function isFilled(control: HTMLElement): boolean {
  if (isFileField(control) || isSubmitter(control) || control.localName === 'fieldset') return false;
  if (control.localName === 'button' || control.localName === 'output') return false;
  return !(isTextControl(control) && !isCustom(control) && control.value.trim() === '');
}

/** Are files all that a person has put into this form? */
export const isAllSealed = (form: Element): boolean => !controlsOf(form).some(isFilled);
