/**
 * What the worker is told about a form or an upload: where it goes and what kind of thing it is, nothing of its
 * content.
 */
import { ANY_CONTENT, type Content } from '../../core/decide.ts';
import { isLocalHost, isReportable } from '../../core/destination.ts';
import type { Destination } from '../../core/model.ts';
import { isComposing } from '../compose/composing.ts';
import { documentOf } from '../dom/dom.ts';
import { chosenOf, filesOf, sendingForm, typesOf } from './controls.ts';
import { areSealed, isAllSealed } from './sealed.ts';
import { readProduct } from './read-product.ts';
import { BY_SCRIPT, readPage, readTarget, type Target } from './read-target.ts';
import { isSearch, isSensitive, isSensitiveControl } from './sensitive.ts';
import { isUpgraded } from './upgrade.ts';

/** A destination and the kind of content that goes there. */
export interface Reading {
  readonly destination: Omit<Destination, 'type' | 'page'>;
  readonly content: Content;
  /** Media types of the files, as the browser reports them. */
  readonly fileTypes?: readonly string[];
}

/**
 * Whether the browser itself warns: both stop a person who submits an encrypted page's form unencrypted (research:
 * mixed forms).
 */
function isBrowserWarning(target: Target, page: Target): boolean {
  return page.scheme === 'https:' && target.scheme === 'http:' && !isLocalHost(target.host);
}

function readingOf(
  channel: 'form' | 'upload',
  target: Target,
  document: Document,
  content: Pick<Content, 'isSensitive' | 'hasFiles' | 'isSealed'>,
  isSealed: boolean,
  fileTypes: readonly string[],
): Reading | null {
  const page = readPage(document);
  const upgraded = isUpgraded(document);
  const destination = { channel, ...target, upgraded, ...(isSealed && { isSealed }) };
  if (!isReportable({ ...destination, type: 'destination', page }, content.hasFiles)) return null;
  const product = channel === 'upload' ? readProduct(document) : null;
  const mail = channel === 'upload' && isComposing() ? { isMail: true } : null;
  const shown = product && { product: product.name, productEncrypts: product.encrypts === true };
  return {
    destination: { ...destination, ...shown },
    content: { ...ANY_CONTENT, ...content, ...mail, isBrowserWarning: isBrowserWarning(target, page) },
    ...(content.hasFiles ? { fileTypes } : {}),
  };
}

/** Reads a form as `submitter` would submit it; null if there is nothing to report. */
export function readForm(form: Element, submitter: Element | null): Reading | null {
  const target = readTarget(form, submitter);
  if (target === null || isSearch(form)) return null;
  const field = chosenOf(form);
  const sealed = field && areSealed(filesOf(form)) ? { isSealed: true } : null;
  const content = { isSensitive: isSensitive(form), hasFiles: field !== null, ...sealed };
  return readingOf(
    field ? 'upload' : 'form',
    target,
    documentOf(form),
    content,
    sealed !== null && !content.isSensitive && isAllSealed(form),
    typesOf(Array.from(field?.files ?? [])),
  );
}

/** Reads a secret in a field without a form, which only a script can send; null if there is nothing to report. */
export function readLone(control: HTMLElement): Reading | null {
  if (!isSensitiveControl(control)) return null;
  return readingOf('form', BY_SCRIPT, documentOf(control), { isSensitive: true, hasFiles: false }, false, []);
}

/**
 * Reads files that were chosen, dropped or pasted at this element; null if there is nothing to report. They go where
 * the element's form says; without a form that names its destination, a script of the page takes them.
 */
export function readUpload(at: Element, files: readonly File[]): Reading | null {
  const form = sendingForm(at);
  const target = form ? readTarget(form, null) : BY_SCRIPT;
  if (target === null) return null;
  const isSealed = areSealed(files);
  const content = { isSensitive: false, hasFiles: true, ...(isSealed && { isSealed }) };
  return readingOf('upload', target, documentOf(at), content, isSealed, typesOf(files));
}
