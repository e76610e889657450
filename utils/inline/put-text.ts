/**
 * Puts a text that was encrypted on a page of ours into its mail, as a person types or pastes it, so that the app
 * accepts it, and reads it back.
 */
import {
  bodyOf,
  documentOf,
  isConnected,
  isTextControl,
  isVisible,
  queryAll,
  textOf,
  viewOf,
} from '../page/dom/dom.ts';
import { filesShown } from '../page/compose/attached.ts';
import { isCiphertext } from '../page/compose/ciphertext.ts';
import { openWindow } from '../page/compose/composing.ts';
import type { Parts } from '../page/compose/part.ts';
import { partsOf } from '../page/compose/parts.ts';
import { readDraft, readFrom } from '../page/compose/read-draft.ts';
import { subjectsOf } from '../page/compose/subject.ts';
import type { ComposeWindow } from '../page/compose/window.ts';
import { command, tellInput, write } from '../page/edits/press.ts';
import { textPort, type FromMail, type Place, type Placed, type ToMail } from '../encrypt/text-port.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/**
 * Returns where the text is typed: the editor, or the body of an editor that is a same-origin frame; null if there is
 * none.
 */
function editorOf(window: ComposeWindow): { readonly shown: Element; readonly inner: HTMLElement } | null {
  const { editors } = partsOf(window);
  for (const shown of [...editors.filter(isVisible), ...editors]) {
    const frame = shown.localName === 'iframe' ? (shown as HTMLIFrameElement).contentDocument : null;
    const inner = shown.localName === 'iframe' ? frame && queryAll(frame, 'body')[0] : shown;
    if (inner) return { shown, inner: inner as HTMLElement };
  }
  return null;
}

const subjectOf = (window: ComposeWindow): Control | null => subjectsOf(window)[0] ?? null;

const read = (inner: Element) => (isTextControl(inner) ? inner.value : (textOf(inner) ?? ''));

/** Selects everything in the editor; if its content is kept, puts the caret before it. */
function select(inner: HTMLElement, isKept: boolean): void {
  inner.focus();
  if (isTextControl(inner)) {
    inner.setSelectionRange(0, isKept ? 0 : inner.value.length);
    return;
  }
  const selection = viewOf(documentOf(inner))?.getSelection();
  selection?.selectAllChildren(inner);
  if (isKept) selection?.collapseToStart();
}

/** Types the text as a person would: the browser fires the events for it, and it can be undone. */
function insert(inner: HTMLElement, text: string): void {
  command(documentOf(inner), 'insertText', text);
}

/** Pastes the text as a person would, which editors with a model of their own read. */
function paste(inner: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  inner.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

/** Writes into the element directly, if nothing else worked (behind a question of ours, nothing can be typed). */
function set(inner: HTMLElement, text: string): void {
  if (isTextControl(inner)) {
    write(inner, text);
    return;
  }
  const document = documentOf(inner);
  inner.replaceChildren(
    ...text.split('\n').map((words) => {
      const line = document.createElement('div');
      line.append(words === '' ? document.createElement('br') : words);
      return line;
    }),
  );
  tellInput(inner);
}

/** An app may restore what it had, a moment later. */
const settled = () => new Promise((done) => setTimeout(done, 100));

/** Whether the whole text is there, before anything else; without anything else if nothing was to be kept. */
function isThere(shown: Element, inner: Element, text: string, isKept: boolean): boolean {
  if (!isKept) return isCiphertext(shown);
  const signs = (one: string) => one.replace(/[\s\u200B\uFEFF]+/g, '');
  return signs(read(inner)).startsWith(signs(text));
}

async function putText(window: ComposeWindow, { armored, isKept }: ToMail): Promise<Placed['text']> {
  const editor = editorOf(window);
  if (!editor || !isConnected(window.root)) return 'gone';
  const { shown, inner } = editor;
  const text = armored.replaceAll('\r', '').trim();
  const ways = [insert, paste, ...(isKept && !isTextControl(inner) ? [] : [set])];
  for (const way of ways) {
    const before = read(inner);
    select(inner, isKept);
    const isControl = way === set && isKept;
    way(inner, isControl ? `${text}\n\n${before}` : isKept ? `${text}\n\n` : text);
    await settled();
    if (!isConnected(inner)) return 'gone';
    if (isThere(shown, inner, text, isKept)) return 'there';
    // Part of it is there already: another attempt would insert it twice.
    if (isKept && read(inner) !== before) return 'refused';
  }
  return 'refused';
}

async function putSubject(window: ComposeWindow, words: string | null): Promise<Placed['subject']> {
  if (words === null) return 'none';
  const subject = subjectOf(window);
  if (!subject) return 'refused';
  select(subject, false);
  insert(subject, words);
  if (subject.value !== words) write(subject, words);
  await settled();
  return subject.value === words ? 'there' : 'refused';
}

/** Returns how many files the mail has. An app may list them outside the window, which then shows only that there are. */
function filesIn({ root }: ComposeWindow, { editors, fields, attached }: Parts): number {
  const written = [...editors, ...Object.values(fields).flat()];
  const shown = filesShown(root, written);
  const body = shown === 0 && attached.length > 0 ? bodyOf(documentOf(root)) : null;
  return Math.max(attached.length, shown, body ? filesShown(body, written) : 0);
}

function placeIn(window: ComposeWindow): Place | null {
  const editor = editorOf(window);
  if (!editor) return null;
  const isFilled = /[^\s\u200B\uFEFF]/.test(read(editor.inner));
  const { recipients } = readDraft(window);
  const parts = partsOf(window);
  return {
    from: readFrom(parts),
    attached: filesIn(window, parts),
    hasText: isFilled || queryAll(editor.inner, 'img,table').length > 0,
    hasHidden: recipients.some(({ field }) => field === 'bcc'),
    hasSubject: subjectOf(window) !== null,
  };
}

/** Lets the page for writing privately put its text, from now on, into a mail of this frame. */
export function takeText(): void {
  chrome.runtime.onConnect.addListener((port) => {
    const [, name = ''] = port.name.split(' ');
    if (port.name !== textPort(name)) return;
    const window = openWindow(name);
    const say = (what: FromMail) => {
      port.postMessage(what);
    };
    port.onMessage.addListener((asked: ToMail) => {
      void (async () => {
        const here = openWindow(name);
        const text = here ? await putText(here, asked) : 'gone';
        const subject = here && text === 'there' ? await putSubject(here, asked.subject) : 'none';
        say({ placed: { text, subject } });
        // The page was closed meanwhile, so there is nobody to tell.
      })().catch(() => undefined);
    });
    say({ place: window ? placeIn(window) : null });
  });
}
