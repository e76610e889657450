/**
 * Which of a page's fields were touched: may one of them be a recipient field? It only hints, the compose engine
 * decides, so it looks at the touched field alone.
 */
import { focusedIn } from './forms/roots.ts';

/**
 * Whole words by which recipient fields are named or labelled, in the languages of the general rule. Text, not a
 * literal: a Unicode class in a literal is worked out when the script is parsed.
 */
const WORDS =
  '(^|[^\\p{L}])(to|cc|bcc|recipients?|rcpt|an|aan|à|para|til|till|komu|кому|kime|empf(ä|ae)nger|destinat\\w+|ontvangers?|收件人|收件者|宛先|받는 ?사람)($|[^\\p{L}])';

/** Hooks by which a document shows that it has a recipient field, for the one query per editor. */
const HOOKS =
  '[name=to i],[name$="_to" i],[id=to i],[id$="_to" i],[id$="-to" i],[id^="to-" i],[name*=recipient i],[id*=recipient i],' +
  '[name=cc i],[data-testid*=":to" i],[aria-label=To i],[aria-label=An i],[aria-label*=recipient i],input[type=email][multiple]';

const NAMES = ['name', 'id', 'data-testid', 'data-test-id', 'aria-label', 'placeholder', 'autocomplete'];

function isRecipientLike(element: HTMLInputElement): boolean {
  const labels = (element as Partial<HTMLInputElement>).labels ?? [];
  const group = element.closest('[role=group],[role=list]')?.getAttribute('aria-label');
  const texts = NAMES.map((name) => element.getAttribute(name)).concat(
    group ?? '',
    [...labels].map((one) => one.textContent),
  );
  const words = new RegExp(WORDS, 'iu');
  return texts.some(
    (text) => text && text.length < 80 && words.test(text.replace(/([a-z])([A-Z])/g, '$1 $2')),
  );
}

/** Is this the text field or the editor of what may be a message? */
function isOfMessage(target: Partial<HTMLInputElement>, hasHooks: () => boolean): boolean {
  const isLine = target.localName === 'input' && /^(text|email|search)$/.test(target.type ?? '');
  const isEditor = target.localName === 'textarea' || target.isContentEditable;
  // Skins put an input of their own, without any name, before the real recipient field (Roundcube).
  if (!isLine && !isEditor) return false;
  const isNameless = isLine && !target.name && !target.id;
  return isRecipientLike(target as HTMLInputElement) || ((isEditor || isNameless) && hasHooks());
}

/**
 * Calls `onRecipient` once when a recipient field, or an editor beside one, has the focus or is touched; then it is
 * gone. Brought by the guard at the first touch, which it therefore finds by the focus.
 */
export function watchTouch(document: Document, onRecipient: () => void): void {
  let last: unknown = null;
  const view = document.defaultView;
  const options = { capture: true, passive: true };
  const hasHooks = () => document.querySelector(HOOKS) !== null;
  const found = () => {
    document.removeEventListener('focusin', look, options);
    document.removeEventListener('input', look, options);
    view?.removeEventListener('blur', left, options);
    onRecipient();
  };
  const consider = (target: unknown) => {
    if (target === last) return;
    last = target;
    if (isOfMessage(target as Partial<HTMLInputElement>, hasHooks)) found();
  };
  const look = (event: Event) => {
    consider(event.composedPath()[0]);
  };
  /** The focus went into an editor's frame: this window hears of its own loss of focus only. */
  const left = () => {
    if (document.activeElement?.localName === 'iframe' && hasHooks()) found();
  };
  document.addEventListener('focusin', look, options);
  document.addEventListener('input', look, options);
  view?.addEventListener('blur', left, options);
  // Where a frame has the focus the frame element is what is focused, and no field.
  if (document.activeElement?.localName === 'iframe') left();
  else if (document.activeElement) consider(focusedIn(document.activeElement));
}
