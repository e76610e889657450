/** Finds where a message is written: by an adapter's selectors, or by the general rule. */
import { lowestCommonContainer } from '../dom/common-container.ts';
import {
  composedAncestors,
  documentOf,
  isEditable,
  isTextControl,
  isVisible,
  matches,
  parentOf,
  queryAll,
  treeOf,
} from '../dom/dom.ts';
import { edgeOf, placeAt } from '../forms/place.ts';
import { looksLikeComposer } from './general.ts';
import { isSendButton } from './send.ts';
import type { ChatOfPage } from './site.ts';
import type { Place } from '../dom/place.ts';

const BUTTON = 'button,[role=button],input[type=submit]';

/** Returns the field or editor that this element is or stands in, or null. */
export function editableAt(element: Element | null): Element | null {
  if (!element) return null;
  if (isTextControl(element)) return element;
  return (
    composedAncestors(element)
      .filter((one) => isEditable(one) || matches(one, '[role=textbox]'))
      .at(-1) ?? null
  );
}

/** Whether the app paints its page, so that it has no composer element and the page itself is the composer. */
export function isPainted({ adapter }: ChatOfPage): boolean {
  return adapter?.composer === '';
}

/**
 * Returns the composer of the open conversation, or null: what was touched last, if it is one (shadow trees are
 * searched only there), else the first that the adapter finds.
 */
export function findComposer(document: Document, chat: ChatOfPage, touched: Element | null): Element | null {
  if (isPainted(chat)) return document.body;
  const css = chat.adapter?.composer ?? '';
  const around = touched ? composedAncestors(touched) : [];
  const own = css === '' ? undefined : around.find((one) => matches(one, css));
  if (own && isVisible(own)) return own;
  const known = queryAll(document, css).find(isVisible);
  if (known) return known;
  const editable = chat.isOutside ? null : editableAt(touched);
  return editable && isVisible(editable) && looksLikeComposer(editable) ? editable : null;
}

/**
 * Returns the smallest element around a composer that also holds its send controls; without any, the composer's parent.
 */
export function rootOf(composer: Element, { adapter }: ChatOfPage): Element {
  const tree = treeOf(composer) as ParentNode & Node;
  const named = queryAll(tree, adapter?.send ?? '');
  const around = composedAncestors(composer)[6] ?? composer;
  const sends = named.length > 0 ? named : queryAll(around, BUTTON).filter(isSendButton);
  return lowestCommonContainer(composer, [sends], 8) ?? parentOf(composer) ?? composer;
}

/**
 * Returns the place at the composer, or at the part of the app that it is in; at the window's edge in a painted page.
 */
export function placeOfComposer(composer: Element, chat: ChatOfPage): Place | null {
  if (isPainted(chat)) return edgeOf(documentOf(composer));
  const css = chat.adapter?.mount;
  const named = css === undefined ? undefined : composedAncestors(composer).find((one) => matches(one, css));
  return placeAt(named ?? composer);
}
