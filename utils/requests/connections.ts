/**
 * Reads how a connection was encrypted. Firefox reports that; Chromium does not (its `securityInfo` is behind a flag
 * that is off).
 */
import type { Browser, WebRequest } from 'webextension-polyfill';
import type { Tls } from '../core/model.ts';
import { parseSecurityInfo } from '../core/tls.ts';

type Headers = WebRequest.OnHeadersReceivedDetailsType;

/**
 * Calls `onHeaders` for each answer that matches the filter, with a function that reads its TLS connection. The answer
 * is held until the returned promise settles. Returns a function that stops watching.
 */
export type WatchConnections = (
  webRequest: Browser['webRequest'],
  filter: WebRequest.RequestFilter,
  onHeaders: (request: Headers, read: () => Promise<Tls | 'unreadable'>) => Promise<void>,
) => () => void;

/** For Firefox, where `getSecurityInfo` works only while an answer is held. */
export const watchConnections: WatchConnections = (webRequest, filter, onHeaders) => {
  const listener = async (request: Headers) => {
    await onHeaders(request, async () => {
      const info = await webRequest.getSecurityInfo(request.requestId).catch(() => null);
      return (info && parseSecurityInfo(info)) ?? 'unreadable';
    });
    return {};
  };
  webRequest.onHeadersReceived.addListener(listener, filter, ['blocking']);
  return () => {
    webRequest.onHeadersReceived.removeListener(listener);
  };
};
