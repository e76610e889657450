/** Which chat app a page is: by its address among the places that the table names, else by the marks of its software. */
import type { ChatAdapter } from '../../adapters/chats/adapter.ts';
import { queryAll } from '../dom/dom.ts';
import { pageUrl } from '../dom/url.ts';

/** An app that lives at this host, and what the addresses of its conversations begin with; none: the whole host. */
export interface ChatPlace {
  readonly app: string;
  readonly paths: readonly string[];
}

export interface ChatOfPage {
  readonly app: string;
  /** null: the layout is unknown, the general rule looks for the composer. */
  readonly adapter: ChatAdapter | null;
  /** The address is none of the app's conversations: only what looks like nothing else counts. */
  readonly isOutside?: true;
}

/** Is this path one of a conversation? Whole segments are compared. */
function fits({ paths }: ChatPlace, path: string): boolean {
  const begins = (with_: string) => path === with_ || path.startsWith(with_.replace(/\/?$/, '/'));
  return paths.length === 0 || paths.some(begins);
}

/** Path, query and fragment: what adapters' expressions are matched against. */
export function addressOf(document: Document): string {
  const url = pageUrl(document);
  return url ? url.pathname + url.search + url.hash : '';
}

/** The adapters that were brought before the engine (utils/build/chat-files.ts): those that this host may need. */
function injectedAdapters(): readonly ChatAdapter[] {
  const own = globalThis as { [key: symbol]: readonly ChatAdapter[] | undefined };
  return own[Symbol.for('sealcheck.chats')] ?? [];
}

/** The chat app of this page as its address and its marks are now, or null. */
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
