/** Collecting what could be part of a compose window, across open shadow roots and same-origin frames. */
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
import { CONTROL } from '../send/watch-send.ts';
import { documentIn } from './texts.ts';

export interface Signals {
  readonly fields: Readonly<Record<RecipientField, readonly Element[]>>;
  readonly from: readonly Element[];
  readonly subjects: readonly Element[];
  readonly editors: readonly Element[];
  readonly sends: readonly Element[];
}

/** What can hold text, and what may be around it. */
const CONTROLS =
  ':is(input,textarea,[contenteditable],[role=textbox],[role=combobox],:is([role=group],[role=list])[aria-label],' +
  '[name=to],[name=cc],[name=bcc],[data-extension-id],[data-test-id^=container-])' +
  ':not([aria-hidden=true],[contenteditable=false],input[type]:not([type=""],[type=text i],[type=email i],[type=search i]))';
/**
 * A page with more of them is looked at around what is in use alone: nobody writes in more windows at a time. Webmails that
 * have a field for each recipient reach some hundred.
 */
const MAX = 1000;

/** What has the focus, in through open shadow roots. */
function inUse(tree: DocumentOrShadowRoot): Element | null {
  const at = tree.activeElement;
  return (at?.shadowRoot && inUse(at.shadowRoot)) ?? at;
}

const ownerOf: (of: Node) => Document | null = documentOf;

/**
 * The largest smaller part around what is in use that seems to hold no more of these (ancestors are counted to a bound); without
 * one, an empty one: nothing is known.
 */
function partInUse(scope: ParentNode, controls: readonly Element[]): ParentNode {
  const counts = new Map<Element, number>();
  for (const one of controls.flatMap(composedAncestors)) counts.set(one, (counts.get(one) ?? 0) + 1);
  // Of nothing: none.
  const around = composedAncestors(inUse(ownerOf(scope) ?? (scope as Document)) as Element);
  // Smaller ones alone: of a document all but the root. What was counted nowhere holds none of them.
  const smaller = around.slice(0, around.indexOf(scope as Element));
  return smaller.findLast((one) => !((counts.get(one) as number) > MAX)) ?? new DocumentFragment();
}

/**
 * Looks once through the scope and sorts what it finds by purpose; send controls only where it may matter. Each field is
 * compared with others, so that of a scope with many the part in use is all that is looked at.
 */
export function collectSignals(scope: ParentNode): Signals {
  const light = queryAll(scope, CONTROLS);
  // Where those outside of shadow trees are too many already, none is looked for in each element of the page.
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
  return /^[a-z]+-extension:/.test(attribute(frame, 'src') as string);
}

/** A frame of this origin whose document a person edits (TinyMCE, CKEditor 4, Proton), or another extension's. */
function isEditorFrame(frame: Element): boolean {
  if (isForeignFrame(frame)) return true;
  const inner = documentIn(frame);
  return (
    inner !== null && (inner.designMode === 'on' || queryAll(inner, '[contenteditable]').some(isEditable))
  );
}
