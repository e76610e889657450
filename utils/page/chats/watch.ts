/** Watches a page for an open conversation. While none is open, nothing runs between a person's acts. */
import { attribute, composedAncestors, contains, isConnected } from '../dom/dom.ts';
import { focusedIn, touchedOf } from '../forms/roots.ts';
import { boundedRescans } from '../dom/rescans.ts';
import { keepHost } from '../dom/mount.ts';
import { submitBy } from './enter.ts';
import type { Sendable } from '../send/pressed.ts';
import { watchSend } from '../send/watch-send.ts';
import { editableAt, findComposer, isPainted, placeOfComposer, rootOf } from './composer.ts';
import { readConversation, type ConversationReading } from './read.ts';
import { isSendButton } from './send.ts';
import { chatOfPage, type ChatOfPage, type ChatPlace } from './site.ts';
import { now } from '../dom/now.ts';
import type { Place } from '../dom/place.ts';

/** One conversation in one composer, for as long as both stay. */
export interface OpenChat extends Sendable {
  readonly id: string;
  readonly app: string;
  readonly composer: Element;
  readonly name: string | null;
  /** The page is painted, so what is written in it is seen only when it is sent. */
  readonly isPainted: boolean;
  readonly findPlace: () => Place | null;
}

/** What `watchChats` needs and reports. */
export interface ChatEvents {
  readonly signal: AbortSignal;
  readonly places: () => readonly ChatPlace[];
  /** A conversation was opened, or what its page shows of it has changed. */
  readonly onConversation: (chat: OpenChat, reading: ConversationReading) => void;
  readonly onClosed: (chat: OpenChat) => void;
  /** A person sends; the page was read again just now. `release` sends what was held. */
  readonly onSend: (chat: OpenChat, event: Event, release: () => boolean) => void;
  readonly document?: Document;
}

/** Delay of a look after the page changed (ms), and how many times as long as a look took the delay is at least. */
const SETTLE_MS = 150;
const PART = 10;

/** The mutations by which the adapters' markers change. */
const OBSERVED = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['placeholder', 'data-placeholder', 'aria-label', 'data-e2e-message-rcs'],
} satisfies MutationObserverInit;

/** Chats send with Enter, or with Control if the app is set so. */
const SEND_KEYS = ['Enter', 'Control+Enter'];

function openChat(chat: ChatOfPage, composer: Element, name: string | null): OpenChat {
  const { app, adapter } = chat;
  const send = adapter?.send === undefined ? [] : [{ css: adapter.send }];
  return {
    id: `c${crypto.getRandomValues(new Uint32Array(2)).join('-')}`,
    app,
    composer,
    name,
    isPainted: isPainted(chat),
    root: isPainted(chat) ? composer : rootOf(composer, chat),
    adapter: { send, sendKeys: SEND_KEYS },
    findPlace: () => placeOfComposer(composer, chat),
  };
}

/**
 * Whether the person is picking from a list (a name, an emoji) in this field; then Enter sends nothing (WAI-ARIA
 * combobox).
 */
function isPicking(field: Element): boolean {
  return attribute(field, 'aria-expanded') === 'true' || !!attribute(field, 'aria-activedescendant');
}

/** Whether a send key is pressed where messages are written. Fields and buttons beside it have keys of their own. */
function isSendKeyAt({ composer }: OpenChat, pressed: Element | null): boolean {
  const at = editableAt(pressed);
  return at !== null && !isPicking(at) && (contains(composer, at) || contains(at, composer));
}

/** Reports the open conversation of a document until the signal aborts. */
export function watchChats(events: ChatEvents): void {
  const { signal, places, onConversation, onClosed, onSend, document = globalThis.document } = events;
  let open: OpenChat | null = null;
  let last = '';
  let touched: Element | null = null;
  let cost = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((records) => {
    if (records.some(({ target }) => !open || !contains(open.composer, target) || target === open.composer))
      soon();
  });

  const close = () => {
    observer.disconnect();
    if (open) onClosed(open);
    open = null;
    last = '';
  };
  const look = () => {
    clearTimeout(timer);
    timer = undefined;
    if (signal.aborted) return;
    const start = now();
    if (touched && !isConnected(touched)) touched = null;
    const chat = chatOfPage(document, places());
    const composer = chat && findComposer(document, chat, touched);
    if (!chat || !composer) {
      close();
      return;
    }
    const reading = readConversation(document, chat);
    if (open && (open.app !== chat.app || open.composer !== composer || open.name !== reading.name)) close();
    if (!open) {
      open = openChat(chat, composer, reading.name);
      // Only if the page itself shows how a conversation is sent can that change without a person's act.
      if (chat.adapter?.markers) observer.observe(document.body, OBSERVED);
    }
    keepHost(open.composer, open.findPlace);
    cost = now() - start;
    const key = JSON.stringify(reading);
    if (key === last) return;
    last = key;
    onConversation(open, reading);
  };
  const soon = () => {
    timer ??= setTimeout(look, Math.max(SETTLE_MS, cost * PART));
  };

  const looks = boundedRescans(look, signal);
  const options = { capture: true, passive: true, signal };
  const touch = (event: Event) => {
    const at = editableAt(touchedOf(event));
    // Every letter fires an event; the first one shows a field that had the focus before.
    if (event.type === 'input' && at === touched) return;
    touched = at ?? touched;
    looks.request();
  };
  document.addEventListener('focusin', touch, options);
  document.addEventListener('input', touch, options);
  document.addEventListener('click', looks.request, options);
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter' || key === 'Escape') looks.request();
    },
    options,
  );
  const view = document.defaultView;
  for (const type of ['popstate', 'hashchange']) view?.addEventListener(type, looks.request, { signal });
  // Scripts change the address without an event, except for this one in Chromium (HTML, "navigation API").
  (view as { navigation?: EventTarget } | null)?.navigation?.addEventListener(
    'currententrychange',
    looks.request,
    { signal },
  );
  signal.addEventListener('abort', close);

  const isOf = (chat: OpenChat, element: Element) => composedAncestors(element).includes(chat.root);
  watchSend<OpenChat>(document, {
    onEnter: submitBy,
    signal,
    isSend: isSendButton,
    windowOf: (element) => (open && isOf(open, element) ? open : null),
    lastUsed: () => open,
    onSend(chat, event, release) {
      if (event.type === 'keydown' && !isSendKeyAt(chat, touchedOf(event))) return;
      look();
      onSend(open ?? chat, event, release);
    },
  });

  // What called for this engine happened before it was there.
  touched = editableAt(document.activeElement && focusedIn(document.activeElement));
}
