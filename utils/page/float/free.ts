/** What a box of ours would cover, asked of the page point by point. */
import { childrenOf, closest, documentOf, elementAt, textOf } from '../dom/dom.ts';
import { shadowOf } from '../forms/roots.ts';
import { meets, type Spot } from './spots.ts';

/** 0: nothing; 1: something to read or look at; 2: something to use. */
export type Cover = 0 | 1 | 2;

const CONTROLS =
  'a[href],button,input,select,textarea,label,summary,iframe,object,embed,[onclick],[contenteditable]:not([contenteditable=false]),' +
  [
    'button',
    'link',
    'textbox',
    'checkbox',
    'radio',
    'switch',
    'tab',
    'menuitem',
    'option',
    'combobox',
    'slider',
  ]
    .map((role) => `[role=${role}]`)
    .join(',');
const PICTURES = 'img,svg,canvas,video,picture';

/** Distance between the points that are checked (CSS pixels): no control is smaller. */
const STEP = { x: 16, y: 10 };
/** In an element with more child nodes than this, text is looked for only at the checked points. */
const MAX_NODES = 100;

/** Returns the element that is painted at this point, looking into all shadow roots; null if there is none. */
export function hitAt(document: Document, x: number, y: number): Element | null {
  let hit = elementAt(document, x, y);
  for (;;) {
    // A shadow root has no named children.
    // eslint-disable-next-line no-restricted-syntax
    const inner = hit && shadowOf(hit)?.elementFromPoint(x, y);
    if (!inner || inner === hit) return hit;
    hit = inner;
  }
}

/** Whether this is a text node with some of its text in the spot. */
function isTextIn(node: Node, spot: Spot, range: Range): boolean {
  if (node.nodeType !== 3 || !textOf(node)?.trim()) return false;
  range.selectNode(node);
  return [...range.getClientRects()].some((rect) => meets(rect, spot));
}

const isLarge = (element: Element) => childrenOf(element).length > MAX_NODES;

/** Whether the element has text of its own in the spot; if it is large, at this point. */
function hasText(element: Element, spot: Spot, x: number, y: number): boolean {
  const document = documentOf(element);
  const range = new Range();
  if (!isLarge(element)) return [...childrenOf(element)].some((node) => isTextIn(node, spot, range));
  const node = Document.prototype.caretPositionFromPoint.call(document, x, y)?.offsetNode;
  return node !== undefined && isTextIn(node, spot, range);
}

/** Returns how much it matters if this element is covered at this point. */
function coverOf(element: Element, spot: Spot, x: number, y: number): Cover {
  if (closest(element, CONTROLS) || getComputedStyle(element).cursor === 'pointer') return 2;
  return closest(element, PICTURES) || hasText(element, spot, x, y) ? 1 : 0;
}

/** Returns the worst that a box in this spot would cover, apart from `own`. */
export function coverAt(document: Document, spot: Spot, own: Element): Cover {
  const seen = new Set<Element>();
  let worst: Cover = 0;
  const columns = Math.max(2, Math.ceil(spot.width / STEP.x));
  const rows = Math.max(2, Math.ceil(spot.height / STEP.y));
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const x = spot.left + (spot.width * column) / columns;
      const y = spot.top + (spot.height * row) / rows;
      const hit = hitAt(document, x, y);
      if (!hit || seen.has(hit) || hit === own) continue;
      if (!isLarge(hit)) seen.add(hit);
      worst = Math.max(worst, coverOf(hit, spot, x, y)) as Cover;
      if (worst === 2) return 2;
    }
  return worst;
}
