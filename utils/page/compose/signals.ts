/** Collects what could be part of a compose window, across open shadow roots; same-origin frames count as editors. */
import type { RecipientField } from '../../core/model.ts';
import {
  attribute,
  composedAncestors,
  contains,
  documentOf,
  isEditable,
  openScopes,
  queryAll,
} from '../dom/dom.ts';
import { ownPurpose, purposeOf } from './labels.ts';
import { ownAddresses } from './recipients-shown.ts';
import { isSend } from '../send/send-controls.ts';
import { CONTROL } from '../send/pressed.ts';
import { documentIn } from './texts.ts';

/** Candidates for the parts of compose windows, by purpose. */
export interface Signals {
  readonly fields: Readonly<Record<RecipientField, readonly Element[]>>;
  readonly from: readonly Element[];
  readonly subjects: readonly Element[];
  readonly editors: readonly Element[];
  readonly sendLike: readonly Element[];
}

/** Selects what can hold recipients or a subject, and groups that may contain it. */
const CONTROLS =
  ':is(input,textarea,[contenteditable],[role=textbox],[role=combobox],:is([role=group],[role=list])[aria-label],' +
  '[name=to],[name=cc],[name=bcc],[data-extension-id],[data-test-id^=container-])' +
  ':not([aria-hidden=true],[contenteditable=false],input[type]:not([type=""],[type=text i],[type=email i],[type=search i],[type^=select]))';
/**
 * A page with more controls is searched only around the focused element: nobody writes in more than one window at a
 * time. Webmails that have a field for each recipient reach a few hundred.
 */
const MAX = 1000;

/** Returns the focused element, looking into open shadow roots. */
function inUse(tree: DocumentOrShadowRoot): Element | null {
  const at = tree.activeElement;
  return (at?.shadowRoot && inUse(at.shadowRoot)) ?? at;
}

const ownerOf: (of: Node) => Document | null = documentOf;

/**
 * Returns the largest part inside `scope` around the focused element that seems to hold at most `MAX` of these controls
 * (counted in a limited number of ancestors); an empty fragment where there is none: nothing is known then.
 */
function partInUse(scope: ParentNode, controls: readonly Element[]): ParentNode {
  const counts = new Map<Element, number>();
  for (const one of controls.flatMap(composedAncestors)) counts.set(one, (counts.get(one) ?? 0) + 1);
  // Nothing focused: no ancestors.
  const around = composedAncestors(inUse(ownerOf(scope) ?? (scope as Document)) as Element);
  // Only parts smaller than the scope; for a document, all but the root. An element without a count holds no control.
  const smaller = around.slice(0, around.indexOf(scope as Element));
  return smaller.findLast((one) => !((counts.get(one) as number) > MAX)) ?? new DocumentFragment();
}

/**
 * Searches the scope once and sorts what it finds by purpose; looks for send controls only where they may matter.
 * Because each field is compared with others, a scope with too many is searched only in the part that is in use.
 */
export function collectSignals(scope: ParentNode): Signals {
  const light = queryAll(scope, CONTROLS);
  // If the controls outside shadow trees are too many already, the page's elements are not searched for shadow roots.
  const isMany = light.length > MAX;
  const scopes = isMany ? [] : openScopes(scope);
  const all = (css: string) => scopes.flatMap((one) => queryAll(one, css));
  const found: Record<'to' | 'cc' | 'bcc' | 'from' | 'subject', Element[]> = {
    to: [],
    cc: [],
    bcc: [],
    from: [],
    subject: [],
  };
  const controls = isMany ? light : all(CONTROLS);
  if (controls.length > MAX) return collectSignals(partInUse(scope, controls));
  const sorted: Partial<Record<string, Element[]>> = found;
  for (const control of controls) sorted[purposeOf(control) as string]?.push(control);
  found.from.push(...all('select').filter((one) => purposeOf(one) === 'from'));
  // A To that nobody writes in: the addresses shown beside its label.
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
  const sendLike = fields.to.length > 0 && editors.length > 0 ? all(CONTROL).filter(isSend) : [];
  return { fields, from, subjects: subject, editors, sendLike };
}

/** Returns hidden inputs with addresses: apps send these for recipients that they show by name only. */
export function hiddenLists(scope: ParentNode): Element[] {
  return queryAll(scope, 'input[type=hidden]').filter((one) => (one as HTMLInputElement).value.includes('@'));
}

/** Whether this is a large text field. Without layout, only `rows` tells a one-line textarea. */
function isEditor(element: Element): boolean {
  if (element.localName !== 'textarea') {
    return isEditable(element) || attribute(element, 'aria-multiline') === 'true';
  }
  const rows = Number(attribute(element, 'rows') ?? 3);
  return rows >= 3 && attribute(element, 'role') !== 'combobox';
}

/** Whether the frame belongs to another extension, so that nobody can look into it. */
export function isForeignFrame(frame: Element): boolean {
  return /^[a-z]+-extension:/.test(attribute(frame, 'src') as string);
}

/**
 * Whether a person writes in this frame: a same-origin document that is editable (TinyMCE, CKEditor 4, Proton), or
 * another extension's.
 */
function isEditorFrame(frame: Element): boolean {
  if (isForeignFrame(frame)) return true;
  const inner = documentIn(frame);
  return (
    inner !== null && (inner.designMode === 'on' || queryAll(inner, '[contenteditable]').some(isEditable))
  );
}
