/** Which touches of a page call for the engine of forms and uploads? Looked at here, so that most pages never load it. */
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import { documentOf } from '../dom.ts';
import { formOf, isFileField } from './controls.ts';
import { linkOf, tellingUrl } from './link-kind.ts';
import { readPage, readTarget } from './read-target.ts';

/** Do files come with this drop or paste? Their names are not looked at (HTML, `DataTransfer.types`). */
export function bringsFiles(event: Event): boolean {
  const { dataTransfer, clipboardData } = event as Partial<DragEvent & ClipboardEvent>;
  return (dataTransfer ?? clipboardData)?.types.includes('Files') ?? false;
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

/** Does a touch of this element call for the engine: a file field, an open form or a control of one, a link out of the web? */
export function callsForForms(touched: Element): boolean {
  if (isFileField(touched)) return true;
  const link = linkOf(touched);
  if (link) return tellingUrl(link) !== null;
  const form = touched.localName === 'form' ? touched : formOf(touched);
  return form !== null && isOpenForm(form, touched);
}
