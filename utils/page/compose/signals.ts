/** Collecting what could be part of a compose window, across open shadow roots and same-origin frames. */
import type { RecipientField } from '../../core/model.ts';
import { attribute, contains, isEditable, openScopes, queryAll } from '../dom/dom.ts';
import { ownPurpose, purposeOf } from './labels.ts';
import { ownAddresses } from './recipients-shown.ts';
import { isSend } from '../send/send-controls.ts';
import { CONTROL } from '../send/watch-send.ts';

export interface Signals {
  readonly fields: Readonly<Record<RecipientField, readonly Element[]>>;
  readonly from: readonly Element[];
  readonly subjects: readonly Element[];
  readonly editors: readonly Element[];
  readonly sends: readonly Element[];
}

const CONTROLS =
  'input,textarea,[contenteditable],[role=textbox],[role=combobox],:is([role=group],[role=list])[aria-label],' +
  '[name=to],[name=cc],[name=bcc],[data-extension-id],[data-test-id^=container-]';
const TYPED = new Set(['', 'text', 'email', 'search']);

/** Looks once through the scope and sorts what it finds by purpose; send controls only where it may matter. */
export function collectSignals(scope: ParentNode): Signals {
  const scopes = openScopes(scope);
  const all = (css: string) => scopes.flatMap((one) => queryAll(one, css));
  const found: Record<'to' | 'cc' | 'bcc' | 'from' | 'subject', Element[]> = {
    to: [],
    cc: [],
    bcc: [],
    from: [],
    subject: [],
  };
  for (const control of all(CONTROLS).filter(canHoldText)) {
    const purpose = purposeOf(control);
    if (purpose && purpose !== 'send') found[purpose].push(control);
  }
  for (const select of all('select')) if (purposeOf(select) === 'from') found.from.push(select);
  // A To that nobody writes in: what is read there, beside its label.
  if (found.subject.length > 0 && found.to.length === 0) {
    const isSent = hiddenLists(scope).some((one) => ownPurpose(one) === 'to');
    found.to = all(':not(:has(* *))').filter(
      (one) => (isSent || ownAddresses(one)) && purposeOf(one) === 'to',
    );
  }
  const { subject, from, ...fields } = found;
  const taken = Object.values(found).flat();
  const editors = [
    ...all('textarea,[contenteditable],[role=textbox][aria-multiline=true]').filter(isEditor),
    ...all('iframe').filter(isEditorFrame),
  ].filter((one) => !taken.some((other) => contains(other, one)));
  const sends = fields.to.length > 0 && editors.length > 0 ? all(CONTROL).filter(isSend) : [];
  return { fields, from, subjects: subject, editors, sends };
}

/** Addresses that are sent along and not shown: an app writes there whom it shows by name. */
export function hiddenLists(scope: ParentNode): Element[] {
  return queryAll(scope, 'input[type=hidden]').filter((one) => (one as HTMLInputElement).value.includes('@'));
}

function canHoldText(element: Element): boolean {
  if (element.localName === 'input' && !TYPED.has(attribute(element, 'type')?.toLowerCase() ?? ''))
    return false;
  if (attribute(element, 'contenteditable') === 'false') return false;
  return attribute(element, 'aria-hidden') !== 'true';
}

/** A large text field. Without layout only `rows` tells a one-line textarea. */
function isEditor(element: Element): boolean {
  if (element.localName !== 'textarea') {
    return isEditable(element) || attribute(element, 'aria-multiline') === 'true';
  }
  const rows = Number(attribute(element, 'rows') ?? 3);
  return rows >= 3 && attribute(element, 'role') !== 'combobox';
}

/** A frame of another extension: nobody can look in. */
export function isForeignFrame(frame: Element): boolean {
  return /^[a-z]+-extension:/.test(attribute(frame, 'src') ?? '');
}

/** A frame of this origin whose document a person edits (TinyMCE, CKEditor 4, Proton), or another extension's. */
function isEditorFrame(frame: Element): boolean {
  if (isForeignFrame(frame)) return true;
  try {
    const inner = (frame as HTMLIFrameElement).contentDocument;
    if (!inner) return false;
    return inner.designMode === 'on' || queryAll(inner, '[contenteditable]').some(isEditable);
  } catch {
    return false;
  }
}
