/** Finds the sign in the subject at which the organisation's gateway encrypts, and adds it in the app's own field. */
import type { ActOutcome } from '../../core/acts.ts';
import { hasTrigger, isFor, withTrigger, type TriggerFor, type Trigger } from '../../core/trigger.ts';
import { subjectsOf } from '../compose/subject.ts';
import type { ReadTrigger } from '../compose/triggered.ts';
import type { ComposeWindow } from '../compose/window.ts';
import { activeIn, documentOf } from '../dom/dom.ts';
import { command, valueOf, write } from './press.ts';
import { becomes } from './reading.ts';

/** Returns the one subject field; null if there is none, or several, so that nobody knows which one is sent. */
function subjectOf(window: ComposeWindow) {
  const [subject, ...others] = subjectsOf(window);
  return subject && others.length === 0 ? subject : null;
}

/**
 * Returns the engine's reader for these signs, as `known` to the worker at that moment: the first sign for the sender
 * counts, as it does in the worker.
 */
export function readTriggerOf(known: () => readonly TriggerFor[]): ReadTrigger {
  return (window, sender) => {
    const mine = known().find((one) => isFor(one, sender));
    if (!mine) return undefined;
    try {
      const subject = subjectOf(window);
      return subject && hasTrigger(valueOf(subject), mine) ? { isTriggered: true } : undefined;
    } catch {
      return undefined;
    }
  };
}

/** Types beside what is there, as a person does: the app notices it, and its own undo reverts it. */
function typeAt(subject: HTMLInputElement | HTMLTextAreaElement, at: number, text: string): void {
  const document = documentOf(subject);
  const before = activeIn(document) as Partial<HTMLElement> | null;
  subject.focus();
  subject.setSelectionRange(at, at);
  command(document, 'insertText', text);
  if (before !== subject) before?.focus?.();
}

/**
 * Adds the sign to the subject and reads it back. `refused`: it is not there, and the subject is as before, if the app
 * allowed that.
 */
export async function putTrigger(window: ComposeWindow, trigger: Trigger): Promise<ActOutcome> {
  const subject = subjectOf(window);
  if (!subject) return 'refused';
  const before = valueOf(subject);
  if (hasTrigger(before, trigger)) return 'done';
  const wanted = withTrigger(before, trigger);
  const isThere = () => valueOf(subject) === wanted;
  const { length } = before;
  if (trigger.place === 'start') typeAt(subject, 0, wanted.slice(0, wanted.length - length));
  else typeAt(subject, length, wanted.slice(length));
  // Behind a question of ours, nothing can be typed.
  if (!isThere()) write(subject, wanted);
  if (await becomes(isThere)) return 'done';
  if (valueOf(subject) !== before) write(subject, before);
  return 'refused';
}
