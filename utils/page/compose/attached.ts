/**
 * Counts the files of a mail by what nearly all webmails show of one: its name with an extension, and its size. It is
 * the rule for apps whose list of files is not known, and for layouts that have changed. No name leaves this file.
 */
import { hasChosen, isFileField } from '../forms/controls.ts';
import {
  attributeText,
  childrenOf,
  closest,
  contains,
  isVisible,
  openScopes,
  outermost,
  parentOf,
  queryAll,
  textOf,
} from '../dom/dom.ts';

/** A size as people read it: `12 KB`, `1,5 Mo`, `340 bytes`. */
const UNIT = String.raw`\d\s?(?:[kmg]i?[bo]?|bytes?|octets?|[кмг]?б|б)(?!\p{L})`;
const SIZE = new RegExp(UNIT, 'iu');
/** A name's extension, then nothing that could be a word, then the size. */
const FILE = new RegExp(String.raw`[^\s.]\.[a-z0-9]{1,10}[^\p{L}\d]*[\d.,\s]*${UNIT}`, 'iu');
/** Longer texts are no line of a list (characters). */
const MAX_LINE = 200;
/** A file's name and its size are at most so many elements apart. */
const MAX_UP = 4;

/** Returns the smallest element around a text with a size that shows a file's name as well; null if there is none. */
function lineOf(size: Node): Element | null {
  let at = parentOf(size);
  for (let up = 0; at && up < MAX_UP; up += 1) {
    const text = textOf(at) ?? '';
    if (text.length > MAX_LINE) return null;
    if (FILE.test(text)) return at;
    at = parentOf(at);
  }
  return null;
}

/** Returns the texts below this node that show a size, outside these elements. */
function sizesIn(node: Node, foreign: readonly Node[]): Node[] {
  if (node.nodeType === 3) return SIZE.test(node.nodeValue ?? '') ? [node] : [];
  return foreign.includes(node) ? [] : [...childrenOf(node)].flatMap((child) => sizesIn(child, foreign));
}

/** Returns how many files the form around this element, or the element, holds in its fields. */
function filesIn(root: Element): number {
  return openScopes(closest(root, 'form') ?? root)
    .flatMap((scope) => queryAll(scope, 'input'))
    .filter((one) => isFileField(one) && hasChosen(one))
    .reduce((sum, field) => sum + ((field as HTMLInputElement).files?.length ?? 0), 0);
}

/** Returns how many files a window shows, outside what people and strangers have written (`foreign`). */
export function filesShown(root: Element, foreign: readonly Element[]): number {
  const scopes = openScopes(root);
  const lines = scopes.flatMap((scope) => sizesIn(scope, foreign).flatMap((size) => lineOf(size) ?? []));
  const labelled = scopes
    .flatMap((scope) => queryAll(scope, '[aria-label],[title]'))
    .filter((one) => !foreign.some((other) => contains(other, one)))
    .filter((one) =>
      ['aria-label', 'title'].some((name) => FILE.test(attributeText(one, name).slice(0, MAX_LINE))),
    );
  // The same file may be in a field, in a line and in that line's label.
  return Math.max(
    new Set(lines.filter(isVisible)).size,
    outermost(labelled.filter(isVisible)).length,
    filesIn(root),
  );
}
