/**
 * Recognises an editor whose text is ciphertext already. The text is read here only: nothing of it is kept, and only
 * yes or no leaves this file.
 */
import { isArmored } from '../../core/armor.ts';
import { childrenOf, isTextControl, queryAll } from '../dom/dom.ts';
import { documentIn } from './texts.ts';

/** How many characters at each end are looked at first. */
const EDGE = 200;
const BEGINS = /^\s*-----BEGIN (PGP MESSAGE|AGE ENCRYPTED FILE)-----/;
const ENDS = /-----END (PGP MESSAGE|AGE ENCRYPTED FILE)-----\s*$/;

/** Elements inside which a line goes on: they start no new one. */
const INLINE = new Set(['span', 'font', 'b', 'i', 'a', 'u', 'wbr']);

/** Returns the first (or last) `length` characters below a node, line by line, and reads no more of the text. */
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

/**
 * Whether the editor holds one ciphertext and nothing else, such as a picture. The whole text is read only if both ends
 * match.
 */
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
