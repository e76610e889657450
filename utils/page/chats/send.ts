/** Recognises a chat's send button by its own words, without the vocabulary of mail, which is six times as large. */
import { attribute, isTextControl, textOf } from '../dom/dom.ts';
import { cleanText } from '../dom/text.ts';
import { SEND_LABELS } from '../send/send-words.ts';

const NAMES = ['name', 'id', 'data-testid', 'data-qa', 'data-action', 'class'];
/** Words of languages with fewer speakers; where mail is written, they are injected (utils/page/compose/site.ts). */
const RARER = 'изпращане|pošlji|пошаљи|kirim|hantar|saada|sūtīt|siųsti|envia|senda|bidali';
const SENDS = new Set([...SEND_LABELS, ...RARER.split('|'), 'send message', '送信する']);
const LABELS = ['aria-label', 'title', 'data-tooltip'];

/** Whether this button is named or labelled as one that sends. */
export function isSendButton(button: Element): boolean {
  const names = NAMES.map((name) => attribute(button, name) ?? '');
  if (
    names.some((name) =>
      /(^|[^a-z])(send|submit)($|[^a-z])/.test(name.replace(/([A-Z])/g, '-$1').toLowerCase()),
    )
  )
    return true;
  const shown = isTextControl(button) ? button.value : textOf(button);
  return [...LABELS.map((name) => attribute(button, name)), shown].some(
    (text) => text && text.length < 40 && SENDS.has(cleanText(text).toLowerCase()),
  );
}
