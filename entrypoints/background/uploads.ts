/** The watch on where files go, over the browser itself. */
import { browser } from '../../utils/platform/browser.ts';
import type { WatchConnections } from '../../utils/requests/connections.ts';
import { keptTabs } from '../../utils/requests/traces.ts';
import { watchUploads, type Uploads } from '../../utils/requests/uploads.ts';

/** To be called in the worker's first turn: what was sent before it was there is heard only then. */
export function openUploads(now: () => number, connections: WatchConnections | null): Uploads {
  const stayAwake = () => browser.runtime.getPlatformInfo();
  return watchUploads(browser.webRequest, now, connections, stayAwake, keptTabs);
}
