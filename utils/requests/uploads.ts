/** Learns where scripts send files that a person gave to a page, by observing that tab's requests for a short while. */
import type { Browser, WebRequest } from 'webextension-polyfill';
import { carriesFile, type Sent } from '../core/sent.ts';
import type { WatchConnections } from './connections.ts';

/** Longer than a person takes from choosing a file to pressing the button that sends it (ms). */
const WHILE = 120_000;
/** How many of the latest unassigned requests are remembered. */
const MAX_NOTED = 100;
/** A file that was sent before the worker learned of it was sent this recently (ms). */
const RECENT = 10_000;

/** How often to keep the worker awake (ms): Chromium stops one that has been idle for 30 seconds. */
const AWAKE = 20_000;

const URLS = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];
/** A form that a script submits into a frame is a `sub_frame`; Firefox has a type of its own for beacons. */
const KINDS: WebRequest.ResourceType[] = ['xmlhttprequest', 'ping', 'other', 'sub_frame', 'websocket'];

/** Files that were given to a frame. */
export interface WatchedFiles {
  readonly frameId: number;
  /** ID of the form, field or place. */
  readonly window: string;
  /** Their media types according to the browser; '' if unknown. */
  readonly types: readonly string[];
  readonly onSent: (sent: Sent) => void;
}

export interface Uploads {
  /** A person is about to give files to a page in this tab: its requests are noted from now on. */
  expect(tabId: number): void;
  /** They were given: `onSent` is called for each request that carries a file or could, even if noted before. */
  report(tabId: number, handed: WatchedFiles): void;
  /** The form, field or place is gone, or empty again. */
  forget(tabId: number, window: string): void;
  /** The tab was closed. */
  end(tabId: number): void;
}

/** Stores the tabs that expect files, each with the end of that (ms), so that a restarted worker finds them again. */
export interface KeptTabs {
  read(): Promise<Readonly<Record<number, number>>>;
  write(ends: Readonly<Record<number, number>>): void;
}

interface Noted {
  readonly frameId: number;
  readonly method: string;
  /** Content type; '' if there is none. */
  readonly type: string;
  readonly at: number;
  readonly sent: Sent;
}

interface Expected {
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly awake: ReturnType<typeof setInterval>;
  /** By window; the one that was given files most recently comes last. */
  readonly handed: Map<string, WatchedFiles>;
  /** Scripts may send before the worker has been told about the files. */
  readonly noted: Noted[];
  readonly hear: (details: WebRequest.OnBeforeSendHeadersDetailsType) => void;
  readonly stop: () => void;
}

/** Identifies one request to one URL: a redirected request is another step. */
const stepOf = ({ requestId, url }: Pick<WebRequest.OnBeforeSendHeadersDetailsType, 'requestId' | 'url'>) =>
  `${requestId} ${url}`;

/** Extracts headers and URL of one request. A form submitted into a frame was sent by that frame's parent. */
function noteOf(details: WebRequest.OnBeforeSendHeadersDetailsType, at: number): Noted {
  const { method, url, type: kind, frameId, parentFrameId, requestHeaders = [] } = details;
  const type = requestHeaders.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const sent = { url: new URL(url), isSocket: kind === 'websocket' };
  return { frameId: kind === 'sub_frame' ? parentFrameId : frameId, method, type, at, sent };
}

/**
 * Reports a request to the uploads in its frame that could have sent it: those with a file of exactly its content type,
 * else all whose files it could carry. A frame that was given no files may have got them from the latest upload; but a
 * socket belongs only to its own frame. Returns false if the request matches no upload.
 */
function tell({ handed }: Expected, { frameId, method, type, sent }: Noted): boolean {
  const all = [...handed.values()];
  const own = all.filter((one) => one.frameId === frameId);
  const last = sent.isSocket ? [] : all.slice(-1);
  const near = own.length > 0 ? own : last;
  const exactly =
    sent.isSocket || type === '' ? [] : near.filter(({ types }) => types.includes(type.toLowerCase()));
  const takers = (exactly.length > 0 ? exactly : near).filter(
    ({ types }) => sent.isSocket || carriesFile(method, type, types),
  );
  for (const { onSent } of takers) onSent(sent);
  return takers.length > 0;
}

/**
 * Listens to a tab's requests only while files are expected there, since a listener for all pages would wake the worker
 * with each of their requests. Never asks for bodies. Does not see a socket that was already open, nor what a page's
 * service worker sends. `watchConnections` is null if the browser (Chromium) does not report connections. `stayAwake`
 * is called often enough to keep the worker alive, as a listener for one tab ends with it. After a restart, the
 * requests of all tabs are collected until it is known which tabs expect files.
 */
export function watchUploads(
  webRequest: Browser['webRequest'],
  now: () => number,
  watchConnections: WatchConnections | null,
  stayAwake: () => unknown,
  kept: KeptTabs,
): Uploads {
  const tabs = new Map<number, Expected>();
  const ends = new Map<number, number>();
  const keep = () => {
    kept.write(Object.fromEntries(ends));
  };
  const types = watchConnections ? [...KINDS, 'beacon' as const] : KINDS;

  const listen = (tabId: number): Expected => {
    /**
     * Requests whose TLS connection may still be reported. A redirected one carries the file on under the same ID (HTTP
     * 307, 308).
     */
    const underWay = new Map<string, Noted>();
    const filter = { urls: URLS, tabId, types };
    const take = (one: Noted) => {
      if (tell(entry, one)) return;
      entry.noted.push(one);
      if (entry.noted.length > MAX_NOTED) entry.noted.shift();
    };
    const hear = (details: WebRequest.OnBeforeSendHeadersDetailsType) => {
      if (underWay.has(stepOf(details))) return;
      const one = noteOf(details, now());
      if (!one.sent.isSocket && !/^(POST|PUT|PATCH)$/.test(one.method)) return;
      underWay.set(stepOf(details), one);
      take(one);
    };
    const ended = watchConnections?.(webRequest, filter, async (request, read) => {
      const one = underWay.get(stepOf(request));
      underWay.delete(stepOf(request));
      if (one && !one.sent.isSocket) take({ ...one, sent: { ...one.sent, tls: await read() } });
    });
    const entry: Expected = {
      timer: undefined,
      awake: setInterval(stayAwake, AWAKE),
      handed: new Map(),
      noted: [],
      hear,
      stop() {
        clearTimeout(entry.timer);
        clearInterval(entry.awake);
        tabs.delete(tabId);
        ends.delete(tabId);
        keep();
        webRequest.onBeforeSendHeaders.removeListener(hear);
        ended?.();
      },
    };
    webRequest.onBeforeSendHeaders.addListener(hear, filter, ['requestHeaders']);
    return entry;
  };
  const expect = (tabId: number): Expected => {
    const entry = tabs.get(tabId) ?? listen(tabId);
    clearTimeout(entry.timer);
    entry.timer = setTimeout(entry.stop, WHILE);
    tabs.set(tabId, entry);
    ends.set(tabId, now() + WHILE);
    keep();
    return entry;
  };

  const early: WebRequest.OnBeforeSendHeadersDetailsType[] = [];
  const hearAll = (details: WebRequest.OnBeforeSendHeadersDetailsType) => void early.push(details);
  // In Firefox, a listener registered at the start keeps waking the worker even after its removal (bug 1899767).
  if (!watchConnections)
    webRequest.onBeforeSendHeaders.addListener(hearAll, { urls: URLS, types }, ['requestHeaders']);
  void kept
    .read()
    .catch(() => ({}))
    .then((before) => {
      for (const [tabId, end] of Object.entries(before)) if (end > now()) expect(Number(tabId));
      webRequest.onBeforeSendHeaders.removeListener(hearAll);
      for (const one of early) tabs.get(one.tabId)?.hear(one);
    });
  return {
    expect,
    report(tabId, handed) {
      const entry = expect(tabId);
      entry.handed.delete(handed.window);
      entry.handed.set(handed.window, handed);
      for (const one of entry.noted.splice(0))
        if (one.sent.isSocket || now() - one.at < RECENT) tell(entry, one);
    },
    forget(tabId, window) {
      tabs.get(tabId)?.handed.delete(window);
    },
    end(tabId) {
      tabs.get(tabId)?.stop();
    },
  };
}
