/** Receives messages in the worker: checks whether the sender may send this message, and whether it is well-formed. */
import type { Runtime } from 'webextension-polyfill';
import type { MessageName, Reply, Request, Response } from './protocol.ts';
import { envelope, OWN_PAGES, requests, SHARED } from './schema.ts';

/** The frame from which a message came, as the browser (not the page) reports it. */
export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
  /** The very page in the frame, where the browser has a name for it. */
  readonly documentId?: string;
  /** Host of the page in the frame, as the browser tells it. */
  readonly host: string;
  /** The page's scheme, with the colon. */
  readonly scheme: string;
  /** Host of the tab's top page: what a person calls the site. */
  readonly site: string;
  /** Whether another host's page embeds the frame, or its host is known only from the tab. */
  readonly isFramed: boolean;
  readonly isPrivate: boolean;
  /** Set if only the tab names a host, as the frame's origin is opaque (`data:`, a sandbox): it is no service's. */
  readonly hasOpaqueOrigin?: true;
}

export interface From extends Frame {
  /** Number of the message among its script's questions; a repeated question keeps its number. */
  readonly turn: number;
}

export type Handlers = {
  readonly [N in MessageName]: (request: Request<N>, from: From) => Promise<Response<N>>;
};

/** This extension, as the browser names it: its ID, and the URL prefix of its own pages. */
export interface ExtensionIdentity {
  readonly id: string;
  readonly home: string;
}

/** A page's URL on the web; that in a `blob:` URL is the page that made it (File API, "blob URL"). Else null. */
function webOf(address: string | undefined): URL | null {
  const url = URL.parse(address?.replace(/^blob:/, '') ?? '');
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

/**
 * Returns the frame from which a message came. Null for a sender that may not talk to the worker: another extension, an
 * extension page, or a document whose origin is not http(s).
 */
export function parseSender(sender: Runtime.MessageSender, ownId: string): Frame | null {
  const { id, tab, frameId, url, documentId } = sender;
  if (id !== ownId || tab?.id === undefined || frameId === undefined) return null;
  if (url !== undefined && /^[a-z]+-extension:/.test(url)) return null;
  const { origin } = sender as { origin?: string };
  // A pop-out composer is about:blank with its opener's origin. Without one, a frame may be in any page of the tab.
  const own = webOf(url) ?? webOf(origin);
  const around = webOf(tab.url);
  const web = own ?? around;
  if (!web) return null;
  const isFramed = !own || origin === 'null' || (frameId !== 0 && around?.hostname !== web.hostname);
  const { hostname: host, protocol: scheme } = web;
  const site = around?.hostname ?? host;
  const page = documentId === undefined ? {} : { documentId };
  const frame = { tabId: tab.id, frameId, ...page, host, scheme, site, isFramed, isPrivate: tab.incognito };
  return own ? frame : { ...frame, hasOpaqueOrigin: true };
}

/** A popup belongs to no tab (`tabs.TAB_ID_NONE`), though it hangs over one. */
const NO_TAB = -1;
const POPUP = 'popup.html';

/** Returns the page of the extension itself from which a message came, and its path. Null for any other sender. */
function parseOwnPage(
  { id, url, tab }: Runtime.MessageSender,
  own: ExtensionIdentity,
): { readonly path: string; readonly frame: Frame } | null {
  if (id !== own.id || !url?.startsWith(own.home)) return null;
  const place = { host: id, scheme: new URL(url).protocol, site: id };
  const frame = { tabId: tab?.id ?? NO_TAB, frameId: 0, ...place, isFramed: false };
  const path = url.slice(own.home.length).replace(/[?#].*$/, '');
  if (tab?.id === undefined && path !== POPUP) return null;
  return { path, frame: { ...frame, isPrivate: tab?.incognito ?? false } };
}

/**
 * Answers one message: checks sender, envelope and payload, then runs its handler. Errors are passed on as codes, never
 * as stacks. Never rejects.
 */
export async function receive(
  message: unknown,
  sender: Runtime.MessageSender,
  own: ExtensionIdentity,
  handlers: Handlers,
): Promise<Reply<MessageName>> {
  const page = parseOwnPage(sender, own);
  const frame = page?.frame ?? parseSender(sender, own.id);
  if (!frame) return { ok: false, error: 'refused' };
  const outer = envelope.safeParse(message);
  if (!outer.success) return { ok: false, error: 'malformed' };
  const { name, turn = 0 } = outer.data;
  const pages = OWN_PAGES[name];
  const isTheirs = page ? pages?.includes(page.path) : !pages || SHARED.includes(name);
  if (!isTheirs) return { ok: false, error: 'refused' };
  const inner = requests[name].safeParse(outer.data.request);
  if (!inner.success) return { ok: false, error: 'malformed' };
  try {
    const handle = handlers[name] as (request: unknown, from: From) => Promise<Response<MessageName>>;
    return { ok: true, value: await handle(inner.data, { ...frame, turn }) };
  } catch (error) {
    // A throw is a bug: it is logged in the worker's console, and the page only learns that nothing is known.
    console.error(error);
    return { ok: false, error: 'internal' };
  }
}
