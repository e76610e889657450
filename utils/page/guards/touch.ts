/**
 * Which of a page's fields were touched: may one of them be a recipient field? It only hints, the compose engine
 * decides, so it looks at the touched field alone.
 */
import { untilGood } from './ask-again.ts';
import { now } from '../dom/now.ts';
import { focusedIn } from '../forms/roots.ts';

/** A page of many thousand filled fields is not searched for longer (milliseconds). */
const FILLED_MS = 20;

/** An app may have given its field the focus before anybody listened: then it is pressed or typed into. */
const TYPES = ['focusin', 'input', 'click'];

/**
 * Whole words by which recipient fields are named or labelled, in the languages of the general rule. Text, not a
 * literal: a Unicode class in a literal is worked out when the script is parsed.
 */
const WORDS =
  'to|b?cc|recipients?|rcpt|aa?n|à|para|till?|komu|кому|kime|empf(ä|ae)nger|destinat\\w+|ontvangers?|收件[人者]|宛先|받는 ?사람|' +
  'kepada|đến|ถึง|προς|إلى|אל|נמען|گیرنده|प्रति|címzett|către|vastaanottaja|saaja|mottagare|modtager|mottakere|adresat|prima|получател\\p{L}+';
/** Words that are a label alone, and anything among others. */
const SHORT = 'do|za|a|до|به';

/** One of the words, whole, after `before`: it begins the text, where nothing else is said. */
const wordOf = (words: string, before = '^[^\\p{L}]*') =>
  new RegExp(`${before}(${words})($|[^\\p{L}])`, 'iu');

/** Hooks by which a document shows that it has a recipient field, for the one query per editor. */
export const HOOKS =
  '[name=to i],[name$=_to i],[id=to i],[id$=_to i],[id$=-to i],[id^=to- i],[name*=recipient i],[id*=recipient i],' +
  '[name=cc i],[data-testid*=":to" i],[aria-label=To i],[aria-label=An i],[aria-label*=recipient i],input[type=email][multiple]';

const NAMES = ['name', 'id', 'data-testid', 'data-test-id', 'aria-label', 'placeholder', 'autocomplete'];

function isRecipientLike(element: HTMLInputElement): boolean {
  const labels = (element as Partial<HTMLInputElement>).labels ?? [];
  const group = element.closest('[role=group],[role=list]')?.getAttribute('aria-label');
  const tree = element.getRootNode() as Document;
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const texts = [
    ...NAMES.map((name) => element.getAttribute(name)),
    group,
    ...[...labels, ...ids.map((id) => tree.getElementById(id))].map((one) => one?.textContent),
  ];
  const row = rowText(element);
  const words = wordOf(WORDS, '(^|[^\\p{L}])');
  const isWord = (text: string | null | undefined) => {
    if (!text) return false;
    if (text.length < 6) return wordOf(`${WORDS}|${SHORT}`).test(text);
    return text.length < 80 && words.test(text.replace(/([a-z])([A-Z])/g, '$1 $2'));
  };
  return texts.some(isWord) || wordOf(WORDS).test(row) || (row.length < 6 && isWord(row));
}

/** The text of the nearest box around a field that has any: its label most often, where it is no long one. */
function rowText({ parentElement }: Element): string {
  const text = parentElement?.textContent.trim();
  if (text === '' && parentElement) return rowText(parentElement);
  return text && text.length < 80 ? text : '';
}

/** Is one of the fields beside an editor like one for recipients? */
function hasRecipient(editor: HTMLInputElement): boolean {
  const box = editor.closest('form,[role=dialog],body');
  return [...(box?.querySelectorAll('input,[contenteditable]') ?? [])].some(
    (one) => one !== editor && isRecipientLike(one as HTMLInputElement),
  );
}

/** Is this the text field or the editor of what may be a message? */
function isOfMessage(target: Partial<HTMLInputElement>, hasHooks: () => boolean): boolean {
  const isLine = target.localName === 'input' && /^(text|email|search)$/.test(target.type ?? '');
  const isEditor = target.localName === 'textarea' || !!target.isContentEditable;
  // Skins put an input of their own, without any name, before the real recipient field (Roundcube).
  if (!isLine && !isEditor) return false;
  const isNameless = isLine && !target.name && !target.id;
  const element = target as HTMLInputElement;
  return (
    isRecipientLike(element) ||
    ((isEditor || isNameless) && hasHooks()) ||
    (isEditor && hasRecipient(element))
  );
}

/**
 * Calls `onRecipient` when a recipient field, or an editor beside one, has the focus or is touched; once it has a good
 * answer it is gone. Brought by the guard at the first touch, which it therefore finds by the focus.
 */
export function watchTouch(document: Document, onRecipient: () => Promise<unknown>): void {
  let last: unknown = null;
  const view = document.defaultView;
  const options = { capture: true, passive: true };
  const hasHooks = () => document.querySelector(HOOKS) !== null;
  const found = untilGood(onRecipient, () => {
    for (const type of TYPES) document.removeEventListener(type, look, options);
    view?.removeEventListener('blur', left, options);
  });
  const consider = (target: unknown) => {
    if (target === last) return;
    last = target;
    if (!isOfMessage(target as Partial<HTMLInputElement>, hasHooks)) return;
    // Where no answer came the next touch of the same field asks again.
    last = null;
    void found();
  };
  const look = (event: Event) => {
    consider(event.composedPath()[0]);
  };
  /** The focus went into an editor's frame: this window hears of its own loss of focus only. */
  const left = () => {
    if (document.activeElement?.localName === 'iframe' && hasHooks()) void found();
  };
  for (const type of TYPES) document.addEventListener(type, look, options);
  view?.addEventListener('blur', left, options);
  // Where a frame has the focus the frame element is what is focused, and no field.
  left();
  if (document.activeElement) consider(focusedIn(document.activeElement));
  // While this was on its way the person may have filled the field, and gone on to one that tells nothing.
  const end = now() + FILLED_MS;
  for (const one of document.querySelectorAll<HTMLInputElement>('input,textarea'))
    if (now() < end && one.value && isOfMessage(one, hasHooks)) return void found();
}
