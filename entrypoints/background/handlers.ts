/** What the worker does for each message. */
import { assessDraft } from '../../utils/assess-draft.ts';
import { browser } from '../../utils/browser.ts';
import { assessDestination } from '../../utils/assess-destination.ts';
import { checks, destinationChecks } from '../../utils/checks/index.ts';
import { DEFAULT_ACTIONS } from '../../utils/core/decide.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { alternativesFor } from '../../utils/data/alternatives.ts';
import { loadTables, type LargeTable } from '../../utils/data/large.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import { readPackageTable } from '../../utils/lookups/package-tables.ts';
import type { From, Handlers } from '../../utils/messages/receive.ts';
import type { UploadNews } from '../../utils/messages/protocol.ts';
import { dropWindow, writeWindowReport } from '../../utils/report-store.ts';
import type { Uploads } from '../../utils/uploads.ts';
import { showBadge } from './badge.ts';

/** Built names of the scripts that pages get only when they need them. */
const ENGINE = '/webmail.js';
const TOUCH = '/touch.js';
const VIEW = '/view.js';
const FORMS = '/forms.js';

const readTable = <N extends LargeTable>(name: N) =>
  readPackageTable(name, (path) => browser.runtime.getURL(path));

/** Tells a frame what came to light after it had asked. The page may be gone by then; that is no fault. */
async function tell({ tabId, frameId }: From, news: UploadNews): Promise<void> {
  await browser.tabs.sendMessage(tabId, news, { frameId }).catch(() => undefined);
}

async function bring(script: string, { tabId, frameId }: From): Promise<null> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [script] });
  return null;
}

/** Does the tab still show this host? A pop-out window is about:blank and is taken at its word. */
async function isStillAt(tabId: number, host: string): Promise<boolean> {
  const { url } = await browser.tabs.get(tabId);
  return url === undefined || url.startsWith('about:') || URL.parse(url)?.hostname === host;
}

/** The handlers over these lookups. A window's name is its frame's, so that frames cannot speak for others. */
export function createHandlers(
  lookupsFor: (isPrivate: boolean) => Promise<Lookups>,
  uploads: Uploads,
): Handlers {
  const idOf = (window: string, frameId: number) => `${frameId}:${window}`;
  return {
    async assess({ window, adapter, draft, depth }, { tabId, frameId, host, isPrivate }) {
      await loadTables(['gateways', 'tlds'], readTable);
      const lookups = await lookupsFor(isPrivate);
      const ports = { checks, lookups, policy: DEFAULT_ACTIONS, alternativesFor };
      const own = { ...draft, sender: { ...draft.sender, host } };
      const report = await assessDraft(idOf(window, frameId), own, depth, ports);
      // The person may have left the page while the network was asked.
      if (frameId === 0 && !(await isStillAt(tabId, host))) return report;
      const place = { site: host, adapter, now: lookups.now() };
      await showBadge(tabId, await writeWindowReport(tabId, place, report));
      return report;
    },
    async destination({ window, destination, content, depth }, from) {
      const { tabId, frameId, host, scheme, isPrivate } = from;
      await loadTables(['tlds', 'hsts', 'transfer-services'], readTable);
      const id = idOf(window, frameId);
      const lookups = await lookupsFor(isPrivate);
      const ports = { checks: destinationChecks, lookups, policy: DEFAULT_ACTIONS, content, alternativesFor };
      const assessTo = async (to: typeof destination): Promise<WindowReport> => {
        const subject = { ...to, type: 'destination', page: { scheme, host } } as const;
        const report = await assessDestination(id, subject, depth, ports);
        if (report.state === 'empty') return report;
        const place = { site: host, adapter: null, now: lookups.now() };
        await showBadge(tabId, await writeWindowReport(tabId, place, report));
        return report;
      };
      const report = await assessTo(destination);
      if (destination.channel === 'upload' && destination.scheme === '') {
        uploads.report(tabId, (url) => {
          if (url.hostname === host) return;
          void assessTo({ ...destination, scheme: url.protocol, host: url.hostname }).then((news) =>
            tell(from, { window, report: news }),
          );
        });
      }
      return report;
    },
    async closed({ window }, { tabId, frameId }) {
      await showBadge(tabId, await dropWindow(tabId, idOf(window, frameId)));
      return null;
    },
    async welcome() {
      await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
      return null;
    },
    view: (_request, from) => bring(VIEW, from),
    touch: (_request, from) => bring(TOUCH, from),
    engine: (_request, from) => bring(ENGINE, from),
    forms(_request, from) {
      uploads.expect(from.tabId);
      return bring(FORMS, from);
    },
  };
}
