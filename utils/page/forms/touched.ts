/** Decides which touches of a page need the engine for forms and uploads, so that most pages never load it. */
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import { documentOf, isTextControl } from '../dom/dom.ts';
import { FILES_AT, own, type Noted } from './channel.ts';
import { formOf, isFileField } from './controls.ts';
import { linkOf, reportableUrl } from './link-kind.ts';
import { readPage, readTarget } from './read-target.ts';

/** Whether this drop or paste carries files. Their names are not read (HTML, `DataTransfer.types`). */
export function carriesFiles(event: Event): boolean {
  const { dataTransfer, clipboardData } = event as Partial<DragEvent & ClipboardEvent>;
  return (dataTransfer ?? clipboardData)?.types.includes('Files') ?? false;
}

/**
 * Whether this is a paste of text that also comes as a picture, into a field that takes only text; tables and other
 * programs bring both. The picture counts only if the page takes it, and then the page prevents the browser's own
 * pasting.
 */
export function isTextPaste(types: readonly string[] | undefined, at: Element | null): boolean {
  return types?.includes('text/plain') === true && at !== null && isTextControl(at);
}

/** Returns the types of what is pasted; undefined for a drop, which is never text alone. */
export const pastedTypes = (event: Event) => (event as Partial<ClipboardEvent>).clipboardData?.types;

/**
 * Returns where files came before this script was there; `true`: they may come, or came with a text and were not taken;
 * null: there were none.
 */
export function filesAt(): EventTarget | true | null {
  const noted = own[FILES_AT] ?? null;
  if (!Array.isArray(noted)) return noted as EventTarget | true | null;
  const [at, event, types] = noted as unknown as Noted;
  const isLeft = isTextPaste(types, at) && !event.defaultPrevented;
  const isBrought = event.type === 'input' || (event.type === 'paste' && !isLeft);
  return (own[FILES_AT] = isBrought ? at : true);
}

/**
 * Whether this form's own destination is worth a look: mail, or a host that is not local and gets the data unencrypted.
 */
export function isUnencryptedForm(form: Element, submitter: Element | null): boolean {
  const target = readTarget(form, submitter);
  if (target === null) return false;
  const page = readPage(documentOf(form));
  const carriage = carriageOf(target.scheme);
  if (carriage === 'mail') return true;
  const isOpen = carriage === 'cleartext' || page.scheme === 'http:';
  return isOpen && carriage !== 'nowhere' && !isLocalHost(target.host === '' ? page.host : target.host);
}

/**
 * Whether touching this element needs the engine: a file field, an unencrypted form or a control of one, a text field
 * without a form, a link out of the web.
 */
export function callsForForms(touched: Element): boolean {
  if (isFileField(touched)) return true;
  const link = linkOf(touched);
  if (link) return reportableUrl(link) !== null;
  const form = touched.localName === 'form' ? touched : formOf(touched);
  // A field without a form, or in one that only closes its dialog, in a page that came unencrypted: a script may send
  // its content.
  const isSentByNone = !form || !readTarget(form, null);
  return (
    (form !== null && isUnencryptedForm(form, touched)) ||
    (isSentByNone && isTextControl(touched) && readPage(documentOf(touched)).scheme === 'http:')
  );
}
