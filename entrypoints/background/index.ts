import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser.ts';
import { stripHeaders } from '../../utils/lookups/headers.ts';
import { clearCache } from '../../utils/lookups/cache.ts';
import { clearLedger } from '../../utils/lookups/ledger.ts';
import { receive } from '../../utils/messages/receive.ts';
import { readSettings, resolverUrlOf, watchSettings } from '../../utils/policy/settings.ts';
import { dropLeftTab, dropTab } from '../../utils/report-store.ts';
import { watchUploads } from '../../utils/uploads.ts';
import { showBadge } from './badge.ts';
import { createHandlers } from './handlers.ts';
import { bindLookups } from './lookups.ts';

export default defineBackground(() => {
  const handlers = createHandlers(
    bindLookups(),
    watchUploads(browser.webRequest, () => Date.now()),
  );

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    receive(message, sender, browser.runtime.id, handlers),
  );

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });

  browser.tabs.onRemoved.addListener((tabId) => void dropTab(tabId));
  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    // A page that is left takes its compose windows along; the new page reports its own.
    if (status === 'loading')
      void dropLeftTab(tabId, url).then((left) => (left ? showBadge(tabId, null) : null));
  });

  void readSettings().then(({ resolver }) => stripHeaders(resolverUrlOf(resolver)));
  watchSettings(new AbortController().signal, ({ resolver }) => void stripHeaders(resolverUrlOf(resolver)));
  void clearCache(Date.now());
  void clearLedger(Date.now());
});
