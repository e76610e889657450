/**
 * Reads what a compose window shows about the draft's encryption: the app's own marks, and text that is ciphertext
 * already.
 */
import type { AppState } from '../../core/model.ts';
import { attributeText, childrenOf, contains, isVisible, queryAll } from '../dom/dom.ts';
import { isForeignFrame } from './signals.ts';
import { cleanText } from '../dom/text.ts';
import { mayBeCiphertext, TEXTS, type TextsHere } from './texts.ts';
import type { ComposeWindow } from './window.ts';
import type { Parts } from './part.ts';

/** Checks inline `display` first: it nearly always decides, and costs no style calculation. */
function isShown(element: Element): boolean {
  return !/display:\s*none/.test(attributeText(element, 'style')) && isVisible(element);
}

/**
 * Whether a visible text below `element` starts like this. Skips `foreign` elements: what a person or a stranger has
 * written.
 */
function showsWords(element: Element, words: RegExp, foreign: readonly Element[]): boolean {
  return [...childrenOf(element)].some((child) => {
    if (child.nodeType === 1)
      return !foreign.includes(child as Element) && showsWords(child as Element, words, foreign);
    return child.nodeType === 3 && words.test(cleanText((child as Text).data)) && isShown(element);
  });
}

/** Returns the state of the draft as a whole; undefined if the app shows none. No word of the text itself is kept. */
export function readState({ root }: ComposeWindow, parts: Parts): AppState | undefined {
  const { states, fields, editors, attached } = parts;
  // Visibility is checked last, because it costs a style calculation. A hidden editor may be full of old text.
  const areAll = (some: readonly Element[]) =>
    some.some(isShown) && editors.every((one) => some.includes(one) || !isShown(one));
  const isCipher = areAll(editors.filter(mayBeCiphertext));
  const written = [...editors, ...Object.values(fields).flat()];
  // Which elements are files is not known of every app, and an app's layout changes.
  if (isCipher && !attached[0] && (globalThis as TextsHere)[TEXTS]?.filesShown(root, written) === 0)
    return 'ciphertext';
  const shown = states.find(
    ({ elements, words }) =>
      elements.some((one) => !written.some((other) => contains(other, one)) && isShown(one)) ||
      (words && showsWords(root, new RegExp(words), written)),
  )?.state;
  if (shown) return shown === 'partly' && !attached[0] ? 'end-to-end' : shown;
  if (isCipher) return 'partly';
  return areAll(queryAll(root, 'iframe').filter(isForeignFrame)) ? 'elsewhere' : undefined;
}
