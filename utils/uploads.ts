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
  /** Files were handed to this frame's page: the next requests of its tab that carry a file are reported to `onFile`. */
  expect(tabId: number, onFile: (url: URL) => void): void;
}

/**
 * Listens to a tab's requests only while files are expected there: a listener for all pages would wake the worker
 * with each of their requests. Bodies are never asked for.
 */
export function watchUploads(webRequest: Browser['webRequest'], now: () => number): Uploads {
  const expected = new Map<number, { until: number; onFile: (url: URL) => void; stop: () => void }>();
  return {
    expect(tabId, onFile) {
      const before = expected.get(tabId);
      const until = now() + WHILE;
      if (before) {
        expected.set(tabId, { ...before, until, onFile });
        return;
      }
      const listener = ({ method, url, requestHeaders = [] }: WebRequest.OnBeforeSendHeadersDetailsType) => {
        const entry = expected.get(tabId);
        if (!entry || now() > entry.until) entry?.stop();
        else if (carriesFile(method, requestHeaders)) entry.onFile(new URL(url));
      };
      const stop = () => {
        expected.delete(tabId);
        webRequest.onBeforeSendHeaders.removeListener(listener);
      };
      expected.set(tabId, { until, onFile, stop });
      webRequest.onBeforeSendHeaders.addListener(
        listener,
        { urls: ['http://*/*', 'https://*/*'], tabId, types: ['xmlhttprequest', 'ping', 'other'] },
        ['requestHeaders'],
      );
    },
  };
}
