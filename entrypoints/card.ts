import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import CARD_STYLES from '../components/list.css?inline';
import { drawCard } from '../components/inline/Card.tsx';
import { hideTexts } from '../components/inline/unfindable.ts';
import { clearAround, createClear } from '../components/inline/clear.ts';
import {
  CARD,
  CLEAR,
  EDITS,
  type Clear,
  type DrawCard,
  type WindowEdits,
} from '../components/inline/view.ts';
import { queryAll, rectOf, treeOf } from '../utils/page/dom/dom.ts';
import { shadowOf } from '../utils/page/forms/roots.ts';
import { structureOf } from '../utils/page/health/structure.ts';

/** Key of the function that describes the page's structure, on the content scripts' own global object. */
const STRUCTURE = Symbol.for('sealcheck.structure');

/**
 * Requests that failed checks run again; the new report goes to whoever drew the card. Like `send`, but without waiting
 * for a reply.
 */
const onRetry = () => {
  void chrome.runtime.sendMessage({ name: 'retry', request: {} }).catch(() => undefined);
};

/** Injected into a frame when a person opens a card there. */
export default defineUnlistedScript(() => {
  const own = globalThis as {
    [CARD]?: DrawCard;
    [CLEAR]?: Clear;
    [EDITS]?: WindowEdits;
    [STRUCTURE]?: () => string;
  };
  if (own[CARD]) return;
  hideTexts();
  // The popup calls it as well, and knows no tree of ours.
  own[STRUCTURE] = () => {
    const ours = (one: Element) => {
      const tree = shadowOf(one);
      return !!tree && queryAll(tree, '.sealcheck').length > 0;
    };
    return structureOf(document, queryAll(document, 'div').find(ours) ?? null);
  };
  const clear = createClear(
    () => own[EDITS]?.reached().map(rectOf),
    () => chrome.runtime.sendMessage({ name: 'inject:ways', request: {} }),
  );
  own[CLEAR] = clear;
  own[CARD] = (root, props) => {
    // Once per opening: another opening has another tree, or gets the same rules again.
    const tree = treeOf(root) as ShadowRoot;
    if (props && !root.firstChild) props.dress?.(tree, CARD_STYLES);
    const isFirst = !root.firstChild;
    drawCard(root, props && { ...props, readStructure: () => structureOf(document, tree.host), onRetry });
    if (props && isFirst) clearAround(root, clear);
  };
});
