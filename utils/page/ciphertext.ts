/**
 * Is the text in an editor ciphertext already? Decided here, from its two ends; of the text nothing is kept and nothing
 * is told but yes or no.
 */
import { childrenOf, isTextControl, queryAll, textOf } from './dom.ts';

/** Characters looked at: headers of the armor (RFC 9580 §6.2) come before its data. */
const HEAD = 600;
const TAIL = 60;

/**
 * OpenPGP armor whose first packet holds a session key, for a key or a passphrase (RFC 9580 §4.2 and §5: types 1 and 3,
 * in both formats of a header): what is only signed comes in the same armor, and everyone can read it. Or age's armor.
 */
const BEGINS =
  /^\s*-----BEGIN (PGP MESSAGE-----\s*\n(\w+: .*\n+)*\s*(h|j|w[Q-fw-z0-9+/])[\w+/]{20}|AGE ENCRYPTED FILE-----\s*YWdlLWVuY3J5cHRpb24)/;
const ENDS = /(^|\n)-----END (PGP MESSAGE|AGE ENCRYPTED FILE)-----\s*$/;

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

/**
 * Is all that stands in this editor one ciphertext? Only where both ends say so is the rest searched, for a second
 * beginning (readable text may stand between two), and for pictures.
 */
export function isCiphertext(editor: Element): boolean {
  const frame = editor.localName === 'iframe' ? (editor as HTMLIFrameElement).contentDocument : null;
  const inner = frame ? queryAll(frame, 'body')[0] : editor;
  if (!inner) return false;
  const typed = isTextControl(inner) ? inner.value : null;
  const head = typed?.slice(0, HEAD) ?? edge(inner, HEAD, false);
  if (!BEGINS.test(head.replace(/[\u200B\uFEFF\r]/g, ''))) return false;
  if (!ENDS.test(typed?.slice(-TAIL) ?? edge(inner, TAIL, true))) return false;
  const text = typed ?? textOf(inner) ?? '';
  return text.split('-----BEGIN ').length === 2 && queryAll(inner, 'img,svg,video,audio,object').length === 0;
}
