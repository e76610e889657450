/**
 * What the worker's watch over uploads meets in a browser: requests from tabs, files handed to a page, passing time.
 */
import { vi } from 'vitest';
import { watchConnections } from '../../utils/requests/connections.ts';
import { watchUploads, type WatchedFiles } from '../../utils/requests/uploads.ts';

type Listener = (details: Record<string, unknown>) => unknown;
interface Filter {
  /** Undefined: all tabs. */
  readonly tabId?: number;
  readonly types: readonly string[];
}

const INFO = { state: 'secure', protocolVersion: 'TLSv1.3' };

/** Starts a watch; `before`: the tabs in which an earlier worker left files expected. */
export function setUp(isFirefox = false, before: Record<number, number> = {}) {
  const event = () => {
    const listeners = new Map<Listener, Filter>();
    return {
      listeners,
      addListener: (listener: Listener, filter: Filter) => listeners.set(listener, filter),
      removeListener: (listener: Listener) => listeners.delete(listener),
    };
  };
  let now = 0;
  const [onBeforeSendHeaders, onHeadersReceived] = [event(), event()];
  const getSecurityInfo = vi.fn(() => Promise.resolve(INFO));
  const webRequest = { onBeforeSendHeaders, onHeadersReceived, getSecurityInfo } as never;
  const stayAwake = vi.fn();
  const kept = { read: () => Promise.resolve(before), write: vi.fn() };
  const uploads = watchUploads(webRequest, () => now, isFirefox ? watchConnections : null, stayAwake, kept);
  const fire = async ({ listeners }: ReturnType<typeof event>, details: Record<string, unknown>) => {
    for (const [listener, { tabId, types }] of [...listeners])
      if ((tabId ?? details['tabId']) === details['tabId'] && types.includes(String(details['type'])))
        await listener(details);
  };
  let requests = 0;
  /** Makes one request from a tab, and answers it. */
  const request = async (tabId: number, type: string, parts: Record<string, unknown> = {}) => {
    requests += 1;
    const requestHeaders = type === '' ? [] : [{ name: 'Content-Type', value: type }];
    const details = {
      tabId,
      requestId: String(requests),
      type: 'xmlhttprequest',
      method: 'POST',
      url: 'https://b.org/up',
      frameId: 0,
      parentFrameId: -1,
      requestHeaders,
      ...parts,
    };
    await fire(onBeforeSendHeaders, details);
    await fire(onHeadersReceived, details);
  };
  const handed = (parts: Partial<Omit<WatchedFiles, 'onSent'>> = {}) => ({
    frameId: 0,
    window: 'f1',
    types: [],
    ...parts,
    onSent: vi.fn(),
  });
  return {
    uploads,
    request,
    handed,
    getSecurityInfo,
    stayAwake,
    kept,
    listening: () => onBeforeSendHeaders.listeners.size + onHeadersReceived.listeners.size,
    pass: (time: number) => {
      now += time;
      vi.advanceTimersByTime(time);
    },
  };
}
