/** The watch on where files go, over the browser itself. */
import { browser } from '../platform/browser.ts';
import type { WatchConnections } from '../requests/connections.ts';
import { keptTabs } from '../requests/traces.ts';
import { watchUploads, type Uploads } from '../requests/uploads.ts';

/** To be called in the worker's first turn of the event loop: requests that woke it are only seen then. */
export function openUploads(now: () => number, connections: WatchConnections | null): Uploads {
  const stayAwake = () => browser.runtime.getPlatformInfo();
  return watchUploads(browser.webRequest, now, connections, stayAwake, keptTabs);
}
