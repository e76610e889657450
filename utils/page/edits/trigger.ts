/** The sign in the subject by which a gateway of the organisation's encrypts: found, and put there, in the app's own field. */
import type { Acted } from '../../core/acts.ts';
import { hasTrigger, isFor, withTrigger, type TriggerFor, type Trigger } from '../../core/trigger.ts';
import { subjectsOf } from '../compose/subject.ts';
import type { ReadTrigger } from '../compose/triggered.ts';
import type { ComposeWindow } from '../compose/window.ts';
import { activeIn, documentOf } from '../dom/dom.ts';
import { command, valueOf, write } from './press.ts';
import { becomes } from './reading.ts';

/** The one field; null: none, or several of which nobody knows which is sent. */
function subjectOf(window: ComposeWindow) {
  const [subject, ...others] = subjectsOf(window);
  return subject && others.length === 0 ? subject : null;
}

/**
 * How the engine asks about one of these signs, as the worker knows them at that moment: the first that is for the sender
 * counts, as in the worker.
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

/** As a person types it, beside what is there: the app hears of it, and its own undo takes it back. */
function typeAt(subject: HTMLInputElement | HTMLTextAreaElement, at: number, text: string): void {
  const document = documentOf(subject);
  const before = activeIn(document) as Partial<HTMLElement> | null;
  subject.focus();
  subject.setSelectionRange(at, at);
  command(document, 'insertText', text);
  if (before !== subject) before?.focus?.();
}

/** Puts the sign into the subject and reads it back; `refused`: it does not stand there, and the subject is as it was if the app let it. */
export async function putTrigger(window: ComposeWindow, trigger: Trigger): Promise<Acted> {
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
