/**
 * Is the text in an editor ciphertext already? Decided here; of the text nothing is kept and nothing is told but yes or
 * no.
 */
import { isArmored } from '../../core/armor.ts';
import { childrenOf, isTextControl, queryAll } from '../dom/dom.ts';
import { documentIn } from './texts.ts';

/** Characters at both ends that are looked at first. */
const EDGE = 200;
const BEGINS = /^\s*-----BEGIN (PGP MESSAGE|AGE ENCRYPTED FILE)-----/;
const ENDS = /-----END (PGP MESSAGE|AGE ENCRYPTED FILE)-----\s*$/;

/** Elements inside which a line goes on. */
const INLINE = new Set(['span', 'font', 'b', 'i', 'a', 'u', 'wbr']);

/** The first (or last) characters below a node, line by line; no more of the text is looked at. */
function edge(node: Node, length: number, isLast: boolean): string {
  if (node.nodeType === 3) {
    const text = node.nodeValue ?? '';
    return isLast ? text.slice(-length) : text.slice(0, length);
  }
  const children = [...childrenOf(node)];
  if (isLast) children.reverse();
  let text = '';
  for (const child of children) {
    if (text.length >= length) break;
    const line = child.nodeType === 1 && !INLINE.has((child as Element).localName) ? '\n' : '';
    const part = line + edge(child, length - text.length, isLast) + line;
    text = isLast ? part + text : text + part;
  }
  return text;
}

/** Is all that stands in this editor one ciphertext? Only where both ends say so is the rest looked at, and no picture is beside it. */
export function isCiphertext(editor: Element): boolean {
  const frame = documentIn(editor);
  const inner = frame ? queryAll(frame, 'body')[0] : editor;
  if (!inner) return false;
  const read = (length: number, isLast: boolean) => {
    const { value } = isTextControl(inner) ? inner : { value: edge(inner, length, isLast) };
    return (isLast ? value.slice(-length) : value.slice(0, length)).replace(/[\u200B\uFEFF\r]/g, '');
  };
  return (
    BEGINS.test(read(EDGE, false)) &&
    ENDS.test(read(EDGE, true)) &&
    isArmored(read(Infinity, false)) &&
    queryAll(inner, 'img,svg,video,audio,object,embed,iframe,canvas,input').length === 0
  );
}
