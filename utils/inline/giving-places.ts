/** Finds where the files of a form, field or drop zone are, and puts an encrypted one in their place. */
import type { Offer, Put } from '../encrypt/field.ts';
import { attribute, isConnected, matches, queryAll } from '../page/dom/dom.ts';
import { FILE_PUT, own, SENDING_OF } from '../page/forms/channel.ts';
import { controlsOf, hasChosen, isFileField } from '../page/forms/controls.ts';
import { shadowOf } from '../page/forms/roots.ts';
import type { Brought, Sending } from '../page/forms/sending.ts';

/** One field or drop with its files; `put` replaces them. */
export interface GivingPlace {
  readonly accept: string;
  readonly files: readonly File[];
  readonly put: (file: File) => Put;
}
/** What a form, field or drop zone can give. */
export interface Giving extends Pick<Offer, 'had'> {
  readonly places: readonly GivingPlace[];
}

/** Returns all file fields that hold files, including those in shadow trees. */
function chosenFields(root: ParentNode & Node): HTMLInputElement[] {
  return queryAll(root, '*').flatMap((one) => {
    if (isFileField(one) && hasChosen(one)) return [one];
    const shadow = shadowOf(one);
    return shadow ? chosenFields(shadow) : [];
  });
}

const isSame = (files: FileList | null, before: readonly File[]) =>
  files?.length === before.length &&
  before.every(({ name, size, lastModified }, at) => {
    const now = files[at];
    return now?.name === name && now.size === size && now.lastModified === lastModified;
  });

/** Puts only this file into the field, as if the person had chosen it, and reads back what the field holds then. */
function putInto(field: HTMLInputElement, before: readonly File[], file: File): Put {
  if (!isConnected(field) || matches(field, ':disabled') || !isSame(field.files, before)) return 'changed';
  const given = new DataTransfer();
  given.items.add(file);
  field.files = given.files;
  if (!isSame(field.files, [file])) return 'refused';
  for (const type of ['input', 'change'])
    field.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  // The engine ignores events by scripts, so it is told directly.
  own[FILE_PUT]?.(field);
  return isSame(field.files, [file]) ? 'there' : hasChosen(field) ? 'refused' : 'taken';
}

function ofField(field: HTMLInputElement): GivingPlace {
  const files = Array.from(field.files ?? []);
  return {
    accept: attribute(field, 'accept') ?? '',
    files,
    put: (file) => putInto(field, files, file),
  };
}

/**
 * Returns the fields with the files of this form, field or zone; a page may put what is dropped into a field of its
 * own.
 */
function fieldsOf(document: Document, { root, brought }: Sending): HTMLInputElement[] {
  if (root.localName === 'form') {
    const own = controlsOf(root).filter(isFileField).filter(hasChosen);
    if (own.length > 0) return own;
  }
  if (isFileField(root)) return hasChosen(root) ? [root] : [];
  const { files = [] } = brought ?? {};
  return chosenFields(document).filter((field) => isSame(field.files, files));
}

/** Returns what can be given of files that came without a field that keeps them. */
function ofBrought({ files, drop }: Brought, root: Element): Giving {
  const put = (file: File) => {
    const isHeld = drop?.isHeld() === true;
    const how = drop?.put(file) ?? 'refused';
    // If the page has the files already, this does not encrypt those.
    if (isHeld && how === 'there') own[FILE_PUT]?.(root, [file]);
    return how;
  };
  const places = [{ accept: '', files, put }];
  return drop?.isHeld() ? { places } : { places, had: drop ? 'beside' : 'by-hand' };
}

/** Returns what the window with this name can give; null: nothing, or its fields belong to different forms. */
export function givingOf(document: Document, window: string): Giving | null {
  const sending = own[SENDING_OF]?.(window);
  if (!sending) {
    const fields = chosenFields(document);
    const [first, ...others] = fields;
    const isOne = others.every(({ form }) => form && form === first?.form);
    return first && isOne ? { places: fields.map(ofField) } : null;
  }
  const { brought, root } = sending;
  const fields = brought?.drop?.isHeld() ? [] : fieldsOf(document, sending);
  if (fields.length > 0) return { places: fields.map(ofField) };
  return brought && brought.files.length > 0 ? ofBrought(brought, root) : null;
}
