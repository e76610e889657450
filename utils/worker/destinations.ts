/** Handles forms, uploads and links in the worker. */
import { browser } from '../platform/browser.ts';
import type { Destination } from '../core/model.ts';
import { placesOf, withRequest, type Sent, type ClaimedDestination, type UploadTrace } from '../core/sent.ts';
import { MAIL_TABLES } from '../data/large.ts';
import type { Handlers } from '../messages/receive.ts';
import { dropWindow, orderOf } from '../storage/tab-reports.ts';
import { keepTraces } from '../requests/traces.ts';
import type { Uploads } from '../requests/uploads.ts';
import type { AssessWindow, JudgingContext } from './assess-window.ts';
import { showBadge } from './badge.ts';
import { notifyFrame } from './frames.ts';
import { spellHandles } from './handles.ts';

const TABLES = ['tlds', 'hsts', 'transfer-services', 'carriers'] as const;

/** Creates the handlers of the messages about what is being sent, and about closed windows. */
export function createDestinationHandlers(
  assessWindow: AssessWindow,
  uploads: Uploads,
): Pick<Handlers, 'assess:destination' | 'close'> {
  const traces = keepTraces();
  return {
    async 'assess:destination'(
      { window, adapter = null, destination, content, fileTypes = [], missed = [], depth },
      from,
    ) {
      const { tabId, frameId, host, scheme, isFramed } = from;
      const { channel, handles = [] } = destination;
      const page = { scheme, host, isFramed };
      const isMailLink = destination.scheme === 'mailto:' && channel === 'link';
      const known = () => traces.of(tabId, window, destination);
      const judgeAll =
        (all: UploadTrace) =>
        async ({ id, judging, portsFor }: JudgingContext) => {
          const people = await spellHandles(destination.handles, browser.i18n.getUILanguage());
          const ports = portsFor<Destination>(judging.destinationChecks, content);
          const one = (to: ClaimedDestination) =>
            judging.assessDestination(id, { ...to, ...people, type: 'destination', page }, depth, ports);
          const [first = destination, ...more] = placesOf(all);
          return judging.mergeReports(await Promise.all([one(first), ...more.map(one)]));
        };
      const judge = async (means: JudgingContext) => {
        const { id, judging, portsFor } = means;
        if (isMailLink) return judging.assessMailLink(id, handles, portsFor(judging.checks, content));
        await traces.load();
        for (const url of missed.flatMap((one) => URL.parse(one) ?? [])) {
          const all = withRequest(known(), { url, isSocket: true }, page);
          if (all) traces.note(tabId, window, all);
        }
        return judgeAll(known())(means);
      };
      const tables = isMailLink ? MAIL_TABLES : TABLES;
      const question = { window, channel, app: adapter, depth, tables, isUnprompted: true, judge };
      const { report, isPresent, again } = await assessWindow(question, from);
      if (channel === 'upload' && again && isPresent()) {
        const onSent = (sent: Sent) => {
          const all = withRequest(known(), sent, page);
          if (!all) return;
          traces.note(tabId, window, all);
          void again(judgeAll(all)).then(async ({ report, isNewest }) => {
            if (await isNewest) await notifyFrame(from, { window, report });
          });
        };
        uploads.report(tabId, { frameId, window, types: fileTypes, onSent });
      }
      return report;
    },
    async close({ window }, { tabId, turn }) {
      uploads.forget(tabId, window);
      traces.forget(tabId, window);
      await showBadge(tabId, await dropWindow(tabId, window, orderOf(turn)));
      return null;
    },
  };
}
