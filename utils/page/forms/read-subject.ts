/** What is told to the worker about a form or an upload: where it goes and what kind of thing it is, nothing of its content. */
import { TRANSFER_PRODUCTS } from '../../adapters/transfer-products.ts';
import { ANY_CONTENT, type Content } from '../../core/decide.ts';
import { isLocalHost, isWorthTelling } from '../../core/destination.ts';
import type { Destination } from '../../core/model.ts';
import { attribute, documentOf, queryAll } from '../dom.ts';
import { formOf, hasFiles } from './controls.ts';
import { BY_SCRIPT, isUpgraded, readPage, readTarget, type Target } from './read-target.ts';
import { isSearch, isSensitive } from './sensitive.ts';

export interface Reading {
  readonly destination: Omit<Destination, 'type' | 'page'>;
  readonly content: Content;
}

/** Both browsers stop a person who submits an encrypted page's form openly (research: mixed forms). */
function isBrowserWarning(target: Target, page: Target): boolean {
  return page.scheme === 'https:' && target.scheme === 'http:' && !isLocalHost(target.host);
}

/** The file transfer product that the page shows itself to be by its own marks. */
function readProduct(document: Document): string | undefined {
  return TRANSFER_PRODUCTS.find(({ marks }) => queryAll(document, marks.join()).length > 0)?.name;
}

function readingOf(
  channel: 'form' | 'upload',
  target: Target,
  document: Document,
  content: Pick<Content, 'isSensitive' | 'hasFiles'>,
): Reading | null {
  const page = readPage(document);
  const upgraded = isUpgraded(document);
  const destination = { channel, ...target, upgraded };
  if (!isWorthTelling({ ...destination, type: 'destination', page }, content.hasFiles)) return null;
  const product = channel === 'upload' ? readProduct(document) : undefined;
  return {
    destination: product === undefined ? destination : { ...destination, product },
    content: { ...ANY_CONTENT, ...content, isBrowserWarning: isBrowserWarning(target, page) },
  };
}

/** A form as `submitter` would submit it, or null where there is nothing to tell. */
export function readForm(form: Element, submitter: Element | null): Reading | null {
  const target = readTarget(form, submitter);
  if (target === null || isSearch(form)) return null;
  const files = hasFiles(form);
  return readingOf(files ? 'upload' : 'form', target, documentOf(form), {
    isSensitive: isSensitive(form),
    hasFiles: files,
  });
}

/**
 * Files that were chosen, dropped or pasted at this element, or null where there is nothing to tell. They go where
 * the element's form says; without a form that says so, a script of the page takes them.
 */
export function readUpload(at: Element): Reading | null {
  const form = formOf(at);
  const isSaid = form !== null && attribute(form, 'action') !== null;
  const target = isSaid ? readTarget(form, null) : BY_SCRIPT;
  if (target === null) return null;
  return readingOf('upload', target, documentOf(at), { isSensitive: false, hasFiles: true });
}
