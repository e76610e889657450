/** Observes where files go, through the browser. */
import { browser } from '../platform/browser.ts';
import type { WatchConnections } from '../requests/connections.ts';
import { keptTabs } from '../requests/traces.ts';
import { watchUploads, type Uploads } from '../requests/uploads.ts';

/** Starts observing. Must be called in the worker's first turn of the event loop, to see the requests that woke it. */
export function openUploads(now: () => number, connections: WatchConnections | null): Uploads {
  const stayAwake = () => browser.runtime.getPlatformInfo();
  return watchUploads(browser.webRequest, now, connections, stayAwake, keptTabs);
}
