/** Chooses the adapter for the site that a document belongs to. */
import type { Adapter, AppHints, Selector } from '../../adapters/adapter.ts';
import { queryAll } from '../dom/dom.ts';
import { shared } from '../dom/shared.ts';
import { siteUrl } from '../dom/url.ts';
import { SEND_LABELS } from '../send/send-words.ts';

interface Injected extends ReadonlyArray<Adapter | AppHints> {
  readonly words?: readonly string[];
}

/**
 * Returns what was injected before the engine (utils/build/adapter-files.ts): this app's adapter, or the marks of
 * self-hosted apps.
 */
function injectedAdapters(): Injected {
  const own = globalThis as { [key: symbol]: Injected | undefined };
  return own[shared('adapters')] ?? [];
}

/**
 * Adds the injected send words (utils/build/send-words-file.ts) to the built-in ones; if none were injected, those stay
 * alone.
 */
export function addSendWords(): void {
  SEND_LABELS.push(...(injectedAdapters().words ?? []));
}

/**
 * Notes that the organisation's policy names the app on this host, and thus the one adapter that was injected just
 * before. Where that could not be injected, nothing is noted, and the host is like any other.
 */
export function noteNamed(): void {
  if (injectedAdapters().length > 0) Reflect.set(globalThis, shared('app'), true);
}

/** Whether the organisation's policy names the app on this host. Then a single adapter was injected, and it applies. */
function isNamed(): boolean {
  return shared('app') in globalThis;
}

/**
 * Returns the adapter for a document: the one that policy names, else by URL, else by the marks of a self-hosted
 * product; null if there is none.
 */
export function adapterFor(
  document: Document,
  adapters = injectedAdapters(),
  url = siteUrl(document),
): Adapter | AppHints | null {
  if (isNamed()) return adapters[0] ?? null;
  // Each pattern of an adapter names one whole host; a self-hosted app's script has none.
  const byUrl =
    url && adapters.find(({ matches }: Partial<AppHints>) => matches?.includes(`${url.origin}/*`));
  const isThere = ({ css }: Selector) => queryAll(document, css).length > 0;
  return byUrl ?? adapters.find(({ detect }) => detect?.some(isThere)) ?? null;
}

/** Whether this is the whole adapter. For a self-hosted app, only its marks may be there yet. */
export function isWhole(known: AppHints): known is Adapter {
  return 'compose' in known;
}
