/**
 * Decides whether a touched field may be a recipient field. It is only a hint, since the compose engine decides, so it
 * looks at the touched field alone.
 */
import { untilGood } from './ask-again.ts';
import { throttled } from '../dom/throttle.ts';
import { now } from '../dom/now.ts';
import { focusedIn } from '../forms/roots.ts';

/** How long a page with many thousand filled fields is searched (ms); after that, the engine is left to do it. */
const FILLED_MS = 20;
/**
 * Beside an editor with more fields than this, one for recipients is assumed; a box with more elements is no field's
 * row.
 */
const MAX = 60;

/** An app may have focused its field before this script listened; then it is clicked or typed into. */
const TYPES = ['focusin', 'input', 'click'];

/**
 * Whole words by which recipient fields are named or labelled, in the languages of the general rule. A string, because
 * a Unicode class in a literal is compiled when the script is parsed.
 */
const WORDS =
  'to|b?cc|recipients?|rcpt|aa?n|à|para|till?|komu|кому|kime|empf(ä|ae)nger|destinat\\w+|ontvangers?|收件[人者]|宛先|받는 ?사람|' +
  'kepada|đến|ถึง|προς|إلى|אל|נמען|گیرنده|प्रति|címzett|către|vastaanottaja|saaja|mottagare|modtager|mottakere|adresat|prima|получател\\p{L}+';
/** Words that mean a recipient only as the whole label; among others they can mean anything. */
const SHORT = 'do|za|a|до|به';

/** Returns a pattern for one of the words, whole, after `before`; by default the word must begin the text. */
const wordOf = (words: string, before = '^[^\\p{L}]*') =>
  new RegExp(`${before}(${words})($|[^\\p{L}])`, 'iu');

/** Selects what shows that a document has a recipient field, for the one query per editor. */
export const HOOKS =
  '[name=to i],[name$=_to i],[id=to i],[id$=_to i],[id$=-to i],[id^=to- i],[name*=recipient i],[id*=recipient i],' +
  '[name=cc i],[data-testid*=":to" i],[aria-label=To i],[aria-label=An i],[aria-label*=recipient i],input[type=email][multiple]';

const NAMES = 'name id data-testid data-test-id aria-label placeholder autocomplete'.split(' ');

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

/** Returns the text of the nearest box around a field that has any, usually its label; '' if that is long. */
function rowText({ parentElement }: Element): string {
  // A larger box may be the whole page.
  if (!parentElement || parentElement.childElementCount > MAX) return '';
  const text = parentElement.textContent.trim();
  if (text === '') return rowText(parentElement);
  return text.length < 80 ? text : '';
}

/** Whether one of the fields beside an editor looks like a recipient field. */
function hasRecipient(editor: HTMLInputElement): boolean {
  const box = editor.closest('form,[role=dialog],body');
  return [...(box?.querySelectorAll('input,[contenteditable]') ?? [])].some(
    (one, at) => at > MAX || (one !== editor && isRecipientLike(one as HTMLInputElement)),
  );
}

/** Whether this is a text field or an editor. */
const isText = ({ type, isContentEditable }: Partial<HTMLInputElement>) =>
  /^(text|email|search|textarea)$/.test(type ?? '') || isContentEditable;

/** Whether this text field or editor may be part of a message. */
function isOfMessage(target: HTMLInputElement, hasHooks: () => boolean): boolean {
  const isEditor = target.localName !== 'input';
  // Themes put an input of their own, without a name, before the real recipient field (Roundcube).
  const isNameless = !target.name && !target.id;
  return (
    isRecipientLike(target) || ((isEditor || isNameless) && hasHooks()) || (isEditor && hasRecipient(target))
  );
}

/**
 * Calls `onRecipient` when a recipient field, or an editor beside one, has the focus or is touched; after a good answer
 * it stops listening. The guard injects this script at the first touch, so it finds that touch by the focus.
 */
export function watchTouch(document: Document, onRecipient: () => Promise<unknown>): void {
  let last: unknown = null;
  const view = document.defaultView;
  const life = new AbortController();
  const options = { capture: true, passive: true, signal: life.signal };
  const hasHooks = () => document.querySelector(HOOKS) !== null;
  const found = untilGood(onRecipient, () => {
    life.abort();
  });
  const bring = () => void found();
  // What was skipped nobody has looked at: then the engine does.
  const lookCalmly = throttled((target: HTMLInputElement) => {
    if (target === last) return;
    last = target;
    if (!isOfMessage(target, hasHooks)) return;
    // If there was no answer, the next touch of the same field requests again.
    last = null;
    bring();
  }, bring);
  const consider = (target: unknown) => {
    if (isText(target as HTMLInputElement)) lookCalmly(target as HTMLInputElement);
  };
  const look = (event: Event) => {
    consider(event.composedPath()[0]);
  };
  /** The focus went into an editor's frame: this window sees only that it lost the focus. */
  const left = () => {
    if (document.activeElement?.localName === 'iframe' && hasHooks()) bring();
  };
  for (const type of TYPES) document.addEventListener(type, look, options);
  view?.addEventListener('blur', left, options);
  // If a frame has the focus, the focused element is the frame, not a field.
  left();
  if (document.activeElement) consider(focusedIn(document.activeElement));
  // While this script was on its way, the person may have filled the field and moved on to one that shows nothing.
  const end = now() + FILLED_MS;
  const fields = [...document.querySelectorAll<HTMLInputElement>('input,textarea,[contenteditable]')];
  const isFilled = (one: HTMLInputElement) => (one.value ? isText(one) : one.textContent);
  // A filled editor says less than one that is touched: many pages show them.
  const isMeant = (one: HTMLInputElement) =>
    now() > end || (one.value ? isOfMessage(one, hasHooks) : isRecipientLike(one));
  if (fields.some((one) => isFilled(one) && isMeant(one))) bring();
}
