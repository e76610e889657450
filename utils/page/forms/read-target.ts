/** Where a form sends its data, read as the browser will read it when the form is submitted. */
import { addressOf, attribute, baseOf, documentOf, viewOf } from '../dom/dom.ts';

/** `scheme` with its colon, `host` as `URL.hostname` spells it; both '' if only a script knows the destination. */
export interface Target {
  readonly scheme: string;
  readonly host: string;
}

/** The destination is unknown: a script takes the data. */
export const BY_SCRIPT: Target = { scheme: '', host: '' };

const mayOverride = (element: Element) => element.localName === 'button' || element.localName === 'input';

/**
 * Returns an attribute of the submitter that overrides the form's, else the form's (HTML, form-associated `formaction`,
 * `formmethod`); null if neither has it.
 */
function overridden(form: Element, submitter: Element | null, name: string): string | null {
  const own = submitter && mayOverride(submitter) ? attribute(submitter, `form${name}`) : null;
  return own ?? attribute(form, name);
}

function targetOf(url: URL): Target {
  // A `javascript:` URL runs a script, which sends what it likes where it likes.
  if (url.protocol === 'javascript:') return BY_SCRIPT;
  return { scheme: url.protocol, host: url.hostname };
}

/**
 * Returns the destination of a form when `submitter` (or no button) submits it; null if nothing is sent: a dialog's
 * form, or an invalid address. An absent or empty action means the document's own address; others are resolved against
 * the base (HTML, "form submission algorithm", steps 11 to 14).
 */
export function readTarget(form: Element, submitter: Element | null): Target | null {
  if (overridden(form, submitter, 'method')?.trim().toLowerCase() === 'dialog') return null;
  const document = documentOf(form);
  const [address, base] = [addressOf(document), baseOf(document)];
  const action = overridden(form, submitter, 'action')?.trim() ?? '';
  // A document without an address of its own (srcdoc, about:blank) has its creator's, which is its base.
  const own = /^about:/.test(address) ? base : address;
  const url = URL.parse(action === '' ? own : action, base);
  return url && targetOf(url);
}

/** Returns scheme and host of the page that this document belongs to: without an address of its own, its creator's. */
export function readPage(document: Document): Target {
  const origin = viewOf(document)?.origin ?? 'null';
  const url = URL.parse(origin) ?? URL.parse(baseOf(document));
  return url ? { scheme: url.protocol, host: url.hostname } : BY_SCRIPT;
}
