/** Access to the script that reads pasted links and ciphertext. It is separate because most mails have neither. */
import { isTextControl, queryAll, textOf } from '../dom/dom.ts';
import { shared } from '../dom/shared.ts';
import type { Reading } from '../forms/read-subject.ts';
import type { filesShown } from './attached.ts';

/** The key on the content scripts' own global, which pages cannot see. */
export const TEXTS: unique symbol = shared('texts') as never;

/** What is stored there once that script was injected (entrypoints/texts.ts). */
export interface Texts {
  readonly readPastedLinks: (text: string) => Reading[];
  readonly isCiphertext: (editor: Element) => boolean;
  readonly filesShown: typeof filesShown;
}

/** The global on which that script stores itself. */
export interface TextsHere {
  [TEXTS]?: Texts;
}

let inject: (() => unknown) | undefined;

/** Sets the function that injects that script. */
export function injectTextsBy(how: () => unknown): void {
  inject = how;
}

/** Returns the document of an editor that is a same-origin frame; else null. */
export function documentIn(editor: Element): Document | null {
  return editor.localName === 'iframe' ? (editor as HTMLIFrameElement).contentDocument : null;
}

/**
 * Whether this editor holds ciphertext. The script for that is injected only if the text begins like one; until it is
 * there, the answer is no.
 */
export function mayBeCiphertext(editor: Element): boolean {
  const frame = documentIn(editor);
  const inner = frame ? queryAll(frame, 'body')[0] : editor;
  const text = inner && (isTextControl(inner) ? inner.value : textOf(inner));
  if (!text || !/^[\s\u200B\uFEFF]*-----BEGIN /.test(text)) return false;
  const here = (globalThis as TextsHere)[TEXTS];
  if (!here) inject?.();
  return here?.isCiphertext(editor) === true;
}
