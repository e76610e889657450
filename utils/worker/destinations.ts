/** What the worker does for forms, uploads and links. */
import { browser } from '../platform/browser.ts';
import type { Destination, Recipient } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';
import { placesOf, traced, type Sent, type To, type Traced } from '../core/sent.ts';
import { MAIL_TABLES } from '../data/large.ts';
import type { Handlers } from '../messages/receive.ts';
import type { InForce } from '../policy/in-force.ts';
import { rulesFor, shown } from '../assess/under-policy.ts';
import { dropWindow, notePresent, orderOf, orderOfNews, type Order } from '../storage/tab-reports.ts';
import { readSnoozes } from '../storage/snoozes.ts';
import { keepTraces } from '../requests/traces.ts';
import type { Uploads } from '../requests/uploads.ts';
import { showBadge } from './badge.ts';
import { idOf, readTable, tell } from './frames.ts';
import { spellHandles } from './handles.ts';
import { loadJudging } from './facts.ts';
import type { LookupsFor } from './lookups.ts';
import { isOff, noteWhereKept, nothing } from './off.ts';
import { keepTold } from './told.ts';

/** The handlers of the messages about what is being sent, and about what is gone again. */
export function createDestinationHandlers(
  lookupsFor: LookupsFor,
  uploads: Uploads,
  inForce: () => Promise<InForce>,
): Pick<Handlers, 'destination' | 'closed'> {
  const traces = keepTraces();
  return {
    async destination(
      { window, adapter = null, destination, content, fileTypes = [], missed = [], depth },
      from,
    ) {
      const { tabId, frameId, host, scheme, isFramed } = from;
      const id = idOf(window, frameId);
      const isPresent = notePresent(tabId, window, from.turn);
      const order = orderOf(from.turn, depth);
      const current = await inForce();
      const { settings } = current;
      if (isOff(settings, adapter)) return nothing(id, destination.channel);
      const judging = await loadJudging(current);
      await judging.loadTables(['tlds', 'hsts', 'transfer-services', 'carriers'], readTable);
      const lookups = await lookupsFor({ ...from, isUnasked: true });
      const language = browser.i18n.getUILanguage();
      const rules = rulesFor(settings, destination.channel, lookups.now(), language);
      const snoozes = await readSnoozes(lookups.now(), from.isPrivate);
      /** The report as a person sees it, and whether it is the newest about its window; the one does not wait for the other. */
      const keep = (full: WindowReport, at: Order | null) => {
        void noteWhereKept(settings, full, from, lookups.now());
        const report = shown(full, rules);
        const place = { adapter: null, now: lookups.now() };
        const isNewest = isPresent() ? keepTold(from, report, at, place) : Promise.resolve(false);
        return { report, isNewest };
      };
      if (destination.scheme === 'mailto:' && destination.channel === 'link') {
        await judging.loadTables(MAIL_TABLES, readTable);
        const policy = judging.policyPorts<Recipient>(settings, lookups.now(), snoozes);
        const ports = { checks: judging.checks, lookups, content, ...policy };
        return keep(await judging.assessMailLink(id, destination.handles ?? [], ports), order).report;
      }
      const people = await spellHandles(destination.handles, language);
      const policy = judging.policyPorts<Destination>(settings, lookups.now(), snoozes);
      const ports = { checks: judging.destinationChecks, lookups, content, ...policy };
      const page = { scheme, host, isFramed };
      const assessTo = async (all: Traced, at: Order | null) => {
        const [first = destination, ...more] = placesOf(all);
        const one = (to: To) =>
          judging.assessDestination(id, { ...to, ...people, type: 'destination', page }, depth, ports);
        return keep(judging.merged(await Promise.all([one(first), ...more.map(one)])), at);
      };
      await traces.load();
      const known = () => traces.of(tabId, window, destination);
      for (const url of missed.flatMap((one) => URL.parse(one) ?? [])) {
        const all = traced(known(), { url, isSocket: true }, page);
        if (all) traces.note(tabId, window, all);
      }
      const { report } = await assessTo(known(), order);
      if (destination.channel === 'upload' && isPresent()) {
        const onSent = (sent: Sent) => {
          const all = traced(known(), sent, page);
          if (!all) return;
          traces.note(tabId, window, all);
          void assessTo(all, orderOfNews(tabId, window)).then(async ({ report, isNewest }) => {
            if (await isNewest) await tell(from, { window, report });
          });
        };
        uploads.report(tabId, { frameId, window, types: fileTypes, onSent });
      }
      return report;
    },
    async closed({ window }, { tabId, turn }) {
      uploads.forget(tabId, window);
      traces.forget(tabId, window);
      await showBadge(tabId, await dropWindow(tabId, window, orderOf(turn)));
      return null;
    },
  };
}
