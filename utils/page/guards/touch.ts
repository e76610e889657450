/**
 * Which of a page's fields were touched: may one of them be a recipient field? It only hints, the compose engine
 * decides, so it looks at the touched field alone.
 */
import { untilGood } from './ask-again.ts';
import { throttled } from '../dom/throttle.ts';
import { now } from '../dom/now.ts';
import { focusedIn } from '../forms/roots.ts';

/** A page of many thousand filled fields is not searched for longer (milliseconds): then the engine does. */
const FILLED_MS = 20;
/** Among more fields than these beside an editor one for recipients is supposed; a box of more elements is no field's row. */
const MAX = 60;

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

/** The text of the nearest box around a field that has any: its label most often, where it is no long one. */
function rowText({ parentElement }: Element): string {
  // What is larger may be the whole page.
  if (!parentElement || parentElement.childElementCount > MAX) return '';
  const text = parentElement.textContent.trim();
  if (text === '') return rowText(parentElement);
  return text.length < 80 ? text : '';
}

/** Is one of the fields beside an editor like one for recipients? */
function hasRecipient(editor: HTMLInputElement): boolean {
  const box = editor.closest('form,[role=dialog],body');
  return [...(box?.querySelectorAll('input,[contenteditable]') ?? [])].some(
    (one, at) => at > MAX || (one !== editor && isRecipientLike(one as HTMLInputElement)),
  );
}

/** Is this a text field or an editor? */
const isText = ({ type, isContentEditable }: Partial<HTMLInputElement>) =>
  /^(text|email|search|textarea)$/.test(type ?? '') || isContentEditable;

/** Is this the text field or the editor of what may be a message? */
function isOfMessage(target: HTMLInputElement, hasHooks: () => boolean): boolean {
  const isEditor = target.localName !== 'input';
  // Skins put an input of their own, without any name, before the real recipient field (Roundcube).
  const isNameless = !target.name && !target.id;
  return (
    isRecipientLike(target) || ((isEditor || isNameless) && hasHooks()) || (isEditor && hasRecipient(target))
  );
}

/**
 * Calls `onRecipient` when a recipient field, or an editor beside one, has the focus or is touched; once it has a good
 * answer it is gone. Brought by the guard at the first touch, which it therefore finds by the focus.
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
    // Where no answer came the next touch of the same field asks again.
    last = null;
    bring();
  }, bring);
  const consider = (target: unknown) => {
    if (isText(target as HTMLInputElement)) lookCalmly(target as HTMLInputElement);
  };
  const look = (event: Event) => {
    consider(event.composedPath()[0]);
  };
  /** The focus went into an editor's frame: this window hears of its own loss of focus only. */
  const left = () => {
    if (document.activeElement?.localName === 'iframe' && hasHooks()) bring();
  };
  for (const type of TYPES) document.addEventListener(type, look, options);
  view?.addEventListener('blur', left, options);
  // Where a frame has the focus the frame element is what is focused, and no field.
  left();
  if (document.activeElement) consider(focusedIn(document.activeElement));
  // While this was on its way the person may have filled the field, and gone on to one that tells nothing.
  const end = now() + FILLED_MS;
  const fields = [...document.querySelectorAll<HTMLInputElement>('input,textarea')];
  if (fields.some((one) => one.value && isText(one) && (now() > end || isOfMessage(one, hasHooks)))) bring();
}
