/** Which touches of a page call for the engine of forms and uploads? Looked at here, so that most pages never load it. */
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import { documentOf, isTextControl } from '../dom/dom.ts';
import { FILES_AT, own, type Noted } from './channel.ts';
import { formOf, isFileField } from './controls.ts';
import { linkOf, reportableUrl } from './link-kind.ts';
import { readPage, readTarget } from './read-target.ts';

/** Does this drop or paste carry files? Their names are not read (HTML, `DataTransfer.types`). */
export function carriesFiles(event: Event): boolean {
  const { dataTransfer, clipboardData } = event as Partial<DragEvent & ClipboardEvent>;
  return (dataTransfer ?? clipboardData)?.types.includes('Files') ?? false;
}

/**
 * Is this a paste of text, with pictures of it besides, into a field that takes text only? Tables and other programs
 * bring both. The picture counts only where the page takes it, and then it keeps the browser from pasting.
 */
export function isTextPaste(types: readonly string[] | undefined, at: Element | null): boolean {
  return types?.includes('text/plain') === true && at !== null && isTextControl(at);
}

/** What else is pasted; a drop is never text alone. */
export const pastedTypes = (event: Event) => (event as Partial<ClipboardEvent>).clipboardData?.types;

/** Where files came before this script was there; `true`: they may come, or came beside a text and were not taken. */
export function filesAt(): EventTarget | true | null {
  const noted = own[FILES_AT] ?? null;
  if (!Array.isArray(noted)) return noted as EventTarget | true | null;
  const [at, event, types] = noted as unknown as Noted;
  const isLeft = isTextPaste(types, at) && !event.defaultPrevented;
  const isBrought = event.type === 'input' || (event.type === 'paste' && !isLeft);
  return (own[FILES_AT] = isBrought ? at : true);
}

/** Would this form send, by its own address, in a way that is worth a look? */
export function isUnencryptedForm(form: Element, submitter: Element | null): boolean {
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
  if (link) return reportableUrl(link) !== null;
  const form = touched.localName === 'form' ? touched : formOf(touched);
  // A field of no form, in a page that came unencrypted: a script may send what is in it.
  return form
    ? isUnencryptedForm(form, touched)
    : isTextControl(touched) && readPage(documentOf(touched)).scheme === 'http:';
}
