/** Which touches of a page call for the engine of forms and uploads? Looked at here, so that most pages never load it. */
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import { documentOf, isTextControl } from '../dom.ts';
import { formOf, isFileField } from './controls.ts';
import { linkOf, tellingUrl } from './link-kind.ts';
import { readPage, readTarget } from './read-target.ts';

/** Do files come with this drop or paste? Their names are not looked at (HTML, `DataTransfer.types`). */
export function bringsFiles(event: Event): boolean {
  const { dataTransfer, clipboardData } = event as Partial<DragEvent & ClipboardEvent>;
  return (dataTransfer ?? clipboardData)?.types.includes('Files') ?? false;
}

/**
 * Is this a paste of text, with pictures of it besides, into a field that takes text only? Tables and other programs
 * bring both. The picture counts only where the page takes it, and then it keeps the browser from pasting.
 */
export function isTextPaste(event: Event, at: Element | null): boolean {
  const { types } = (event as Partial<ClipboardEvent>).clipboardData ?? {};
  return types?.includes('text/plain') === true && at !== null && isTextControl(at);
}

/** Would this form send, by its own address, in a way that is worth a look? */
export function isOpenForm(form: Element, submitter: Element | null): boolean {
  const target = readTarget(form, submitter);
  if (target === null) return false;
  const page = readPage(documentOf(form));
  const carriage = carriageOf(target.scheme);
  if (carriage === 'mail') return true;
  const isOpen = carriage === 'cleartext' || page.scheme === 'http:';
  return isOpen && carriage !== 'nowhere' && !isLocalHost(target.host === '' ? page.host : target.host);
}

/** Does a touch of this element call for the engine: a file field, an open form or a control of one or of none, a link out of the web? */
export function callsForForms(touched: Element): boolean {
  if (isFileField(touched)) return true;
  const link = linkOf(touched);
  if (link) return tellingUrl(link) !== null;
  const form = touched.localName === 'form' ? touched : formOf(touched);
  // A field of no form, in a page that came openly: a script may send what is in it.
  return form
    ? isOpenForm(form, touched)
    : isTextControl(touched) && readPage(documentOf(touched)).scheme === 'http:';
}
