/** Which site a document belongs to, and which adapter is made for it. */
import type { Adapter, AppHints, Selector } from '../../adapters/adapter.ts';
import { queryAll } from '../dom/dom.ts';
import { siteUrl } from '../dom/url.ts';
import { SEND_LABELS } from '../send/send-words.ts';

interface Injected extends ReadonlyArray<Adapter | AppHints> {
  readonly words?: readonly string[];
}

/** What was brought before the engine (utils/build/adapter-files.ts): this host's adapter, or the marks of self-hosted apps. */
function injectedAdapters(): Injected {
  const own = globalThis as { [key: symbol]: Injected | undefined };
  return own[Symbol.for('sealcheck.adapters')] ?? [];
}

/** Knows the send words that were brought (utils/build/send-words-file.ts), too. Where none could be: those that it has. */
export function addSendWords(): void {
  SEND_LABELS.push(...(injectedAdapters().words ?? []));
}

/** Did the organisation say which app runs on this host? Then one adapter was brought, and it is the one. */
function isNamed(): boolean {
  return Symbol.for('sealcheck.app') in globalThis;
}

/** The adapter for a document: the one that was named, else by its URL, else by the marks of a self-hosted product. null: none. */
export function adapterFor(
  document: Document,
  adapters = injectedAdapters(),
  url = siteUrl(document),
): Adapter | AppHints | null {
  if (isNamed()) return adapters[0] ?? null;
  // A pattern of an adapter names one host, whole.
  const byUrl = url && adapters.find(({ matches }) => matches.includes(`${url.origin}/*`));
  const isThere = ({ css }: Selector) => queryAll(document, css).length > 0;
  return byUrl ?? adapters.find(({ detect }) => detect?.some(isThere)) ?? null;
}

/** Is this all of an adapter? Of a self-hosted app there may be only its marks as yet. */
export function isWhole(known: AppHints): known is Adapter {
  return 'compose' in known;
}
