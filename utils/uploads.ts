/** Where scripts send files that a person has handed to a page: told by the requests of that tab, for a short while. */
import type { Browser, WebRequest } from 'webextension-polyfill';

/** Longer than a person needs from choosing a file to the button that sends it (milliseconds). */
const WHILE = 120_000;

/** Bodies that are files: forms with files, plain octets (also resumable ones), media and documents. Not JSON, not beacons. */
const FILES =
  /^(multipart\/form-data|application\/(octet-stream|offset\+octet-stream|pdf|zip|vnd\.)|(image|video|audio)\/)/i;

/** Does this request carry a file, by its own headers? */
export function carriesFile(
  method: string,
  headers: readonly { readonly name: string; readonly value?: string | undefined }[],
): boolean {
  if (!/^(POST|PUT|PATCH)$/.test(method)) return false;
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return FILES.test(type);
}

export interface Uploads {
  /** A person is about to hand files to a page of this tab: its requests that carry a file are noted from here on. */
  expect(tabId: number): void;
  /** They were handed over: `onFile` hears of each such request, also of those already noted. */
  report(tabId: number, onFile: (url: URL) => void): void;
}

interface Expected {
  until: number;
  onFile: ((url: URL) => void) | null;
  /** Scripts may send before the worker has been told of the files. */
  readonly noted: URL[];
  readonly stop: () => void;
}

/**
 * Listens to a tab's requests only while files are expected there: a listener for all pages would wake the worker
 * with each of their requests. Bodies are never asked for.
 */
export function watchUploads(webRequest: Browser['webRequest'], now: () => number): Uploads {
  const tabs = new Map<number, Expected>();

  const listen = (tabId: number): Expected => {
    const listener = ({ method, url, requestHeaders = [] }: WebRequest.OnBeforeSendHeadersDetailsType) => {
      const entry = tabs.get(tabId);
      if (!entry || now() > entry.until) stop();
      else if (carriesFile(method, requestHeaders))
        (entry.onFile ?? ((one) => entry.noted.push(one)))(new URL(url));
    };
    const stop = () => {
      tabs.delete(tabId);
      webRequest.onBeforeSendHeaders.removeListener(listener);
    };
    webRequest.onBeforeSendHeaders.addListener(
      listener,
      { urls: ['http://*/*', 'https://*/*'], tabId, types: ['xmlhttprequest', 'ping', 'other'] },
      ['requestHeaders'],
    );
    return { until: 0, onFile: null, noted: [], stop };
  };
  const expect = (tabId: number): Expected => {
    const entry = tabs.get(tabId) ?? listen(tabId);
    entry.until = now() + WHILE;
    tabs.set(tabId, entry);
    return entry;
  };
  return {
    expect,
    report(tabId, onFile) {
      const entry = expect(tabId);
      entry.onFile = onFile;
      for (const url of entry.noted.splice(0)) onFile(url);
    },
  };
}
