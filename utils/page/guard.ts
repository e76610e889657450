/**
 * The guard of pages without an adapter: notices that a person touches what may be a recipient field.
 * It only hints, the engine decides, so it is kept small: this is on every page.
 */

/**
 * Whole words by which recipient fields are named or labelled, in the languages of the general rule. Text, not a
 * literal: a Unicode class in a literal is worked out when the script is parsed, on every page.
 */
const WORDS =
  '(^|[^\\p{L}])(to|cc|bcc|recipients?|rcpt|an|aan|à|para|til|till|komu|кому|kime|empf(ä|ae)nger|destinat\\w+|ontvangers?|收件人|收件者|宛先|받는 ?사람)($|[^\\p{L}])';

/** Hooks by which a document shows that it has a recipient field, for the one query per editor. */
const HOOKS =
  '[name=to i],[name$="_to" i],[id=to i],[id$="_to" i],[id$="-to" i],[id^="to-" i],[name*=recipient i],[id*=recipient i],' +
  '[name=cc i],[data-testid*=":to" i],[aria-label=To i],[aria-label=An i],[aria-label*=recipient i],input[type=email][multiple]';

const NAMES = ['name', 'id', 'data-testid', 'data-test-id', 'aria-label', 'placeholder', 'autocomplete'];

/** The compose engine's mark on the global object that this extension's scripts share in a frame. */
const WATCHED = Symbol.for('sealcheck.watch');

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

/** Calls `onTouched` once when a recipient field, or an editor beside one, is touched; then it is gone. */
export function watchGuard(document: Document, onTouched: () => void): void {
  let last: unknown;
  const view = document.defaultView;
  const options = { capture: true, passive: true };
  const hasHooks = () => document.querySelector(HOOKS) !== null;
  const touched = () => {
    document.removeEventListener('focusin', look, options);
    document.removeEventListener('input', look, options);
    view?.removeEventListener('blur', left, options);
    if (!(WATCHED in globalThis)) onTouched();
  };
  const look = (event: Event) => {
    const target = event.composedPath()[0] as Partial<HTMLInputElement>;
    if (target === last) return;
    last = target;
    const isText = target.localName === 'textarea';
    const isLine = target.localName === 'input' && /^(text|email|search)$/.test(target.type ?? '');
    const isEditor = isText || target.isContentEditable;
    // Skins put an input of their own, without any name, before the real recipient field (Roundcube).
    if (!isLine && !isEditor) return;
    const isNameless = isLine && !target.name && !target.id;
    if (isRecipientLike(target as HTMLInputElement) || ((isEditor || isNameless) && hasHooks())) touched();
  };
  const left = () => {
    if (document.activeElement?.localName === 'iframe' && hasHooks()) touched();
  };
  document.addEventListener('focusin', look, options);
  document.addEventListener('input', look, options);
  view?.addEventListener('blur', left, options);
}
