/**
 * Recognises the chat app of a page: by its address among the places in the table, else by the marks of its software.
 */
import type { ChatAdapter } from '../../adapters/chats/adapter.ts';
import { queryAll } from '../dom/dom.ts';
import { pageUrl } from '../dom/url.ts';

/** An app at this host, with the path prefixes of its conversations; none: the whole host. */
export interface ChatPlace {
  readonly app: string;
  readonly paths: readonly string[];
}

/** The chat app that a page belongs to. */
export interface ChatOfPage {
  readonly app: string;
  /** null: the layout is unknown, so the general rule looks for the composer. */
  readonly adapter: ChatAdapter | null;
  /**
   * The address is not one of the app's conversations, so only the adapter's own composer counts, not the general rule.
   */
  readonly isOutside?: true;
}

/** Whether this path belongs to a conversation. Whole segments are compared. */
function fits({ paths }: ChatPlace, path: string): boolean {
  const begins = (with_: string) => path === with_ || path.startsWith(with_.replace(/\/?$/, '/'));
  return paths.length === 0 || paths.some(begins);
}

/** Returns path, query and fragment, against which adapters' expressions are matched; '' without an http(s) address. */
export function addressOf(document: Document): string {
  const url = pageUrl(document);
  return url ? url.pathname + url.search + url.hash : '';
}

/**
 * Returns the adapters that were injected before the engine (utils/build/chat-files.ts): those that this host may need.
 */
function injectedAdapters(): readonly ChatAdapter[] {
  const own = globalThis as { [key: symbol]: readonly ChatAdapter[] | undefined };
  return own[Symbol.for('sealcheck.chats')] ?? [];
}

/** Returns the chat app of this page, by its address and its marks as they are now; or null. */
export function chatOfPage(
  document: Document,
  places: readonly ChatPlace[],
  adapters = injectedAdapters(),
): ChatOfPage | null {
  const path = pageUrl(document)?.pathname ?? '';
  const adapterOf = (app: string) => adapters.find((one) => one.app === app) ?? null;
  const here = places.find((place) => fits(place, path));
  if (here) return { app: here.app, adapter: adapterOf(here.app) };
  const marked = adapters.find(({ detect }) => detect && queryAll(document, detect).length > 0);
  if (marked) return { app: marked.app, adapter: marked };
  const outside = places.map(({ app }) => adapterOf(app)).find((one) => one?.isAnywhere);
  return outside ? { app: outside.app, adapter: outside, isOutside: true } : null;
}
