/** The subject's field of a compose window. What stands in it is read and written by scripts that a person's act, or policy, brings. */
import { isTextControl, isVisible } from '../dom/dom.ts';
import { collectSignals } from './signals.ts';
import type { ComposeWindow } from './window.ts';

/** All fields that may be it, as the page shows them. */
export function subjectsOf({ root }: ComposeWindow): (HTMLInputElement | HTMLTextAreaElement)[] {
  return collectSignals(root).subjects.filter(isTextControl).filter(isVisible);
}
