/** Recognises files that are ciphertext already, and forms that send nothing else. */
import { isTextControl } from '../dom/dom.ts';
import { controlsOf, isCustom, isFileField, isSubmitter } from './controls.ts';

const known = new WeakMap<File, boolean | Promise<boolean>>();

/** Examines each file once; resolves to true if one of those that are examined now is encrypted. */
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

/**
 * Whether there are files, and each was found to be encrypted. A file that was not examined yet counts as not
 * encrypted.
 */
export function areSealed(files: readonly File[]): boolean {
  return files.length > 0 && files.every((file) => known.get(file) === true);
}

/** Whether a person has put something into this control. If that cannot be known, yes. */
function isFilled(control: HTMLElement): boolean {
  if (isFileField(control) || isSubmitter(control) || control.localName === 'fieldset') return false;
  if (control.localName === 'button' || control.localName === 'output') return false;
  return !(isTextControl(control) && !isCustom(control) && control.value.trim() === '');
}

/** Whether files are all that a person has put into this form. */
export const isAllSealed = (form: Element): boolean => !controlsOf(form).some(isFilled);
