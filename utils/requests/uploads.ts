/** Where scripts send files that a person has handed to a page: told by the requests of that tab, for a short while. */
import type { Browser, WebRequest } from 'webextension-polyfill';
import { carriesFile, type Sent } from '../core/sent.ts';
import type { WatchConnections } from './connections.ts';

/** Longer than a person needs from choosing a file to the button that sends it (milliseconds). */
const WHILE = 120_000;
/** Of the requests that are nobody's yet so many are remembered, the newest. */
const MAX_NOTED = 100;
/** A file that was sent before the worker heard of it was sent this recently (milliseconds). */
const RECENT = 10_000;

/** Chromium stops a worker that has done nothing for 30 seconds (milliseconds). */
const AWAKE = 20_000;

const URLS = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];
/** A form that a script submits into a frame is a `sub_frame`; Firefox gives beacons a kind of their own. */
const KINDS: WebRequest.ResourceType[] = ['xmlhttprequest', 'ping', 'other', 'sub_frame', 'websocket'];

/** Files that a frame was given. */
export interface Handed {
  readonly frameId: number;
  /** Names the form, field or place. */
  readonly window: string;
  /** Their media types as the browser takes them; '' where it knows none. */
  readonly types: readonly string[];
  readonly onSent: (sent: Sent) => void;
}

export interface Uploads {
  /** A person is about to hand files to a page of this tab: its requests are noted from here on. */
  expect(tabId: number): void;
  /** They were handed over: `onSent` hears of each request that carries a file or could, also of those already noted. */
  report(tabId: number, handed: Handed): void;
  /** The form, field or place is gone, or empty again. */
  forget(tabId: number, window: string): void;
  /** The tab is gone. */
  end(tabId: number): void;
}

/** Tabs in which files are expected, with the end of that (ms), kept where a worker that is stopped finds them again. */
export interface KeptTabs {
  read(): Promise<Readonly<Record<number, number>>>;
  write(ends: Readonly<Record<number, number>>): void;
}

interface Noted {
  readonly frameId: number;
  readonly method: string;
  /** Content type; '' where there is none. */
  readonly type: string;
  readonly at: number;
  readonly sent: Sent;
}

interface Expected {
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly awake: ReturnType<typeof setInterval>;
  /** By window; the one that was handed files last is the last of all. */
  readonly handed: Map<string, Handed>;
  /** Scripts may send before the worker has been told of the files. */
  readonly noted: Noted[];
  readonly hear: (details: WebRequest.OnBeforeSendHeadersDetailsType) => void;
  readonly stop: () => void;
}

/** One request to one address: what an answer sends on is another. */
const stepOf = ({ requestId, url }: Pick<WebRequest.OnBeforeSendHeadersDetailsType, 'requestId' | 'url'>) =>
  `${requestId} ${url}`;

/** Headers and address of one request; of a form in a frame the frame that holds that frame has sent it. */
function noteOf(details: WebRequest.OnBeforeSendHeadersDetailsType, at: number): Noted {
  const { method, url, type: kind, frameId, parentFrameId, requestHeaders = [] } = details;
  const type = requestHeaders.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const sent = { url: new URL(url), isSocket: kind === 'websocket' };
  return { frameId: kind === 'sub_frame' ? parentFrameId : frameId, method, type, at, sent };
}

/**
 * Tells all that was handed files in the request's frame: of two uploads, the one whose files are of the request's own
 * type; what both could have sent is told of both. A frame that was handed none may have got them from the one
 * that was handed some last; what it holds open is its own affair. False: it can be none of theirs.
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
 * Listens to a tab's requests only while files are expected there: a listener for all pages would wake the worker
 * with each of their requests. Bodies are never asked for. Not seen: a socket that was open before, and what a
 * service worker of the page sends. `watchConnections`: null where the browser (Chromium) tells nothing of them.
 * `stayAwake` is called so often that the worker is not stopped meanwhile: a listener of one tab goes with it. Where it
 * was stopped all the same, the requests of all tabs are heard until it is known in which of them files are expected.
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
    /** Requests whose connection may be told of. One that is sent on takes the file with it under its old id (HTTP 307, 308). */
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
  // In Firefox a listener that was there at the start goes on waking the worker when it is taken away (bug 1899767).
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
