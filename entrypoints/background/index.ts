import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/platform/browser.ts';
import { watchChatBodies } from '../../utils/requests/chat-bodies.ts';
import { watchConnections } from '../../utils/requests/connections.ts';
import { onceDone } from '../../utils/platform/once-done.ts';
import { receive } from '../../utils/messages/receive.ts';
import { createEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { dropLeftTab, dropTab } from '../../utils/storage/tab-reports.ts';
import { redrawBadge, showBadge } from '../../utils/worker/badge.ts';
import { closeStorage, watchChanges } from '../../utils/worker/changes.ts';
import { bornAt } from '../../utils/worker/frames.ts';
import { createHandlers } from '../../utils/worker/handlers.ts';
import { keepLibraries } from '../../utils/worker/library.ts';
import { bindLookups } from '../../utils/worker/lookups.ts';
import { keepPauses } from '../../utils/worker/pauses.ts';
import { createPrepare } from '../../utils/worker/prepare.ts';
import { pruneStorage } from '../../utils/worker/prune-storage.ts';
import { openUploads } from '../../utils/worker/uploads.ts';
import { greetOnInstall } from '../../utils/worker/welcome.ts';

export default defineBackground(() => {
  closeStorage();
  const now = () => Date.now();
  const effective = createEffectiveSettings(now);
  const prepare = createPrepare(effective, now);
  // Chromium reports nothing about connections.
  const connections = import.meta.env.FIREFOX ? watchConnections : null;
  const uploads = openUploads(now, connections);
  const requests = { uploads, bodies: watchChatBodies(browser.webRequest, now) };
  const lookupsFor = bindLookups(effective, onceDone(prepare), connections);
  const handlers = createHandlers(lookupsFor, requests, effective);
  const own = { id: browser.runtime.id, home: browser.runtime.getURL('/') };

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    receive(message, sender, own, handlers),
  );

  // Accepts connections: a page that holds files learns from the end of its connection that this worker was stopped.
  browser.runtime.onConnect.addListener(() => undefined);

  greetOnInstall(effective);
  browser.tabs.onRemoved.addListener((tabId) => {
    uploads.end(tabId);
    void dropTab(tabId);
  });
  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    // A page that is left takes its compose windows with it; the new page reports its own.
    if (!status) return;
    const left = dropLeftTab(tabId, url, bornAt);
    void left.then(async (isLeft) => (isLeft ? showBadge(tabId, null) : redrawBadge(tabId, true)));
  });

  keepLibraries();
  keepPauses();
  // Chromium may deliver policy after its first answer, without an event; so it is read again while it may be late.
  for (const seconds of [2, 5, 10, 20]) setTimeout(() => void prepare(), seconds * 1000);
  watchChanges(() => void prepare());
  pruneStorage(now());
});
