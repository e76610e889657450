/** What the worker does for each message. */
import { assessDraft } from '../../utils/assess-draft.ts';
import { browser } from '../../utils/browser.ts';
import { checks } from '../../utils/checks/index.ts';
import { DEFAULT_ACTIONS } from '../../utils/core/decide.ts';
import { alternativesFor } from '../../utils/data/alternatives.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import type { From, Handlers } from '../../utils/messages/receive.ts';
import { dropWindow, writeWindowReport } from '../../utils/report-store.ts';
import { showBadge } from './badge.ts';

/** Built names of the scripts that pages get only when they need them. */
const ENGINE = '/webmail.js';
const TOUCH = '/touch.js';
const VIEW = '/view.js';

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
export function createHandlers(lookupsFor: (isPrivate: boolean) => Promise<Lookups>): Handlers {
  const idOf = (window: string, frameId: number) => `${frameId}:${window}`;
  return {
    async assess({ window, adapter, draft, depth }, { tabId, frameId, host, isPrivate }) {
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
  };
}
