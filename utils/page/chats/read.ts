/**
 * Reads what a chat's page shows of its open conversation: how it is sent, which one it is, whom it reaches; never what
 * is written.
 */
import type { ChatAdapter, Marker } from '../../adapters/chats/adapter.ts';
import type { ChatState } from '../../core/model.ts';
import { attribute, isTextControl, isVisible, matches, queryAll, textOf } from '../dom/dom.ts';
import { cleanText } from '../dom/text.ts';
import { addressOf, type ChatOfPage } from './site.ts';

/** What the page shows of the open conversation. */
export interface ConversationReading {
  readonly app: string;
  /** null: the page shows nothing that we understand. */
  readonly state: ChatState | null;
  /**
   * Identifies the conversation: a name, a number or an id. It leaves the page only as a hash. null: there should be
   * one, but it is not there (yet).
   */
  readonly name: string | null;
  /** Numbers and mail addresses of the other people. */
  readonly handles: readonly string[];
}

/** A group with more members shows no numbers. */
const MAX_HANDLES = 20;
/** Longer texts are neither notices nor titles (characters). */
const MAX_LENGTH = 500;

function textFor(element: Element, name: string | undefined): string {
  if (name !== undefined) return attribute(element, name) ?? '';
  return (textOf(element) ?? '').slice(0, MAX_LENGTH);
}

function fits(element: Element, { css, text, attribute: name }: Marker): boolean {
  if (!matches(element, css)) return false;
  return text === undefined || new RegExp(text, 'i').test(cleanText(textFor(element, name)));
}

/** Returns the state that the markers on the page show, by the rule of `ChatAdapter.markers`; null if none matches. */
function readMarkers(document: Document, groups: NonNullable<ChatAdapter['markers']>): ChatState | null {
  for (const group of groups) {
    const elements = queryAll(document, group.map(({ css }) => css).join(','));
    for (const element of elements.reverse()) {
      const marker = group.find((one) => fits(element, one));
      if (marker && isVisible(element)) return marker.state;
    }
  }
  return null;
}

function readState(document: Document, adapter: ChatAdapter | null): ChatState | null {
  if (!adapter) return null;
  const address = addressOf(document);
  const told = adapter.addresses?.find(({ url }) => new RegExp(url).test(address));
  return told?.state ?? readMarkers(document, adapter.markers ?? []);
}

/**
 * Returns the conversation's id in the address, else its title (null if that is missing, '' if the adapter names none);
 * for an unknown layout, the address without its query.
 */
function readName(document: Document, adapter: ChatAdapter | null): string | null {
  const address = addressOf(document);
  if (!adapter) return address.replace(/\?[^#]*/, '');
  const named = adapter.conversation && new RegExp(adapter.conversation).exec(address)?.[1];
  if (named) return named;
  if (adapter.title === undefined) return '';
  const title = queryAll(document, adapter.title).find(isVisible);
  return (title && cleanText(textOf(title) ?? '').slice(0, MAX_LENGTH)) || null;
}

/** Matches mail addresses, and numbers with at least five digits (ITU-T E.164 allows at most fifteen). */
const HANDLE = /[^\s<>()[\],;:"@]+@[^\s<>()[\],;:"@]+\.[^\s<>()[\],;:"@]+|\+?\(?\d(?:[\s().-]*\d){4,14}/g;

function readHandles(document: Document, { handles, handleInUrl }: ChatAdapter): string[] {
  const inUrl = handleInUrl && new RegExp(handleInUrl).exec(addressOf(document))?.[1];
  const shown = queryAll(document, handles ?? '').map((element) => {
    // What is still being typed is nobody yet.
    if (isTextControl(element)) return element === document.activeElement ? '' : element.value;
    return attribute(element, 'aria-label') ?? textOf(element) ?? '';
  });
  const found = [(inUrl ?? '').replace('%2B', '+'), ...shown].flatMap(
    (text) => cleanText(text.slice(0, MAX_LENGTH)).match(HANDLE) ?? [],
  );
  return [...new Set(found)].slice(0, MAX_HANDLES);
}

/** Reads what the page shows now. */
export function readConversation(document: Document, { app, adapter }: ChatOfPage): ConversationReading {
  return {
    app,
    state: readState(document, adapter),
    name: readName(document, adapter),
    handles: adapter ? readHandles(document, adapter) : [],
  };
}
