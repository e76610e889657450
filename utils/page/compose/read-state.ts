/** What a compose window shows of the draft's encryption: the app's own marks, and a text that is ciphertext already. */
import type { AppState } from '../../core/model.ts';
import { attribute, childrenOf, contains, isVisible, queryAll } from '../dom/dom.ts';
import { isForeignFrame } from './signals.ts';
import { cleanText } from '../dom/text.ts';
import { mayBeCiphertext } from './texts.ts';
import type { ComposeWindow } from './window.ts';
import type { Parts } from './part.ts';

/** Inline `display` is asked first: it answers nearly always and costs no style calculation. */
function isShown(element: Element): boolean {
  return !/display:\s*none/.test(attribute(element, 'style') ?? '') && isVisible(element);
}

/** Does a visible text below `element` begin so? What a person or a stranger writes is passed over. */
function showsWords(element: Element, words: RegExp, foreign: readonly Element[]): boolean {
  return [...childrenOf(element)].some((child) => {
    if (child.nodeType === 1)
      return !foreign.includes(child as Element) && showsWords(child as Element, words, foreign);
    return child.nodeType === 3 && words.test(cleanText(child.nodeValue ?? '')) && isShown(element);
  });
}

/** The state of a draft as a whole; undefined: the app shows none. Never a word of the text itself. */
export function readState({ root }: ComposeWindow, parts: Parts): AppState | undefined {
  const { states, fields, editors, attached } = parts;
  // What is visible is asked last: it costs a style calculation. An editor that was put aside may be full of old text.
  const areAll = (some: readonly Element[]) =>
    some.some(isShown) && editors.every((one) => some.includes(one) || !isShown(one));
  const isCipher = areAll(editors.filter(mayBeCiphertext));
  if (isCipher && attached.length === 0) return 'ciphertext';
  const written = [...editors, ...Object.values(fields).flat()];
  const shown = states.find(
    ({ elements, words }) =>
      elements.some((one) => !written.some((other) => contains(other, one)) && isShown(one)) ||
      (words && showsWords(root, new RegExp(words), written)),
  )?.state;
  if (shown) return shown === 'partly' && attached.length === 0 ? 'end-to-end' : shown;
  if (isCipher) return 'partly';
  return areAll(queryAll(root, 'iframe').filter(isForeignFrame)) ? 'elsewhere' : undefined;
}
