/**
 * The subject field of a compose window. Scripts that are injected on a person's act, or by policy, read and write its
 * value.
 */
import { isTextControl, isVisible } from '../dom/dom.ts';
import { collectSignals } from './signals.ts';
import type { ComposeWindow } from './window.ts';

/** Returns all visible fields that may be the subject. */
export function subjectsOf({ root }: ComposeWindow): (HTMLInputElement | HTMLTextAreaElement)[] {
  return collectSignals(root).subjects.filter(isTextControl).filter(isVisible);
}
