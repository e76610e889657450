/** What reads texts, links that are pasted and ciphertext, in a script of its own: most mails have neither. */
import { isTextControl, queryAll, textOf } from '../dom/dom.ts';
import type { Reading } from '../forms/read-subject.ts';

/** On the content scripts' own global, which pages cannot see. */
export const TEXTS = Symbol.for('sealcheck.texts');

/** What is found there once it was brought (entrypoints/texts.ts). */
export interface Texts {
  readonly readPastedLinks: (text: string) => Reading[];
  readonly isCiphertext: (editor: Element) => boolean;
}

export interface TextsHere {
  [TEXTS]?: Texts;
}

let inject: (() => unknown) | undefined;

/** Says how to bring it. */
export function injectTextsBy(how: () => unknown): void {
  inject = how;
}

/** The document of an editor that is a frame of this origin. */
export function documentIn(editor: Element): Document | null {
  return editor.localName === 'iframe' ? (editor as HTMLIFrameElement).contentDocument : null;
}

/** Is this editor ciphertext? Asked only where it begins so; until what knows is there: no. */
export function mayBeCiphertext(editor: Element): boolean {
  const frame = documentIn(editor);
  const inner = frame ? queryAll(frame, 'body')[0] : editor;
  const text = inner && (isTextControl(inner) ? inner.value : textOf(inner));
  if (!text || !/^[\s\u200B\uFEFF]*-----BEGIN /.test(text)) return false;
  const here = (globalThis as TextsHere)[TEXTS];
  if (!here) inject?.();
  return here?.isCiphertext(editor) === true;
}
