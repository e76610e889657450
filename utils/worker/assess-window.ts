/**
 * The one pipeline from a question about a window to its answer, for mail, destinations and chats alike. Before the
 * answer: is the window still there, is the channel paused, is the app disabled? Then tables, lookups, rules, judging,
 * the visible part of the report, the journal. In parallel with it: is the tab still on this page? Then storage and badge.
 */
import { browser } from '../platform/browser.ts';
import type { AssessPorts } from '../assess/assess.ts';
import { rulesFor, visibleReport } from '../assess/under-policy.ts';
import type { Content } from '../core/decide.ts';
import type { Subject } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import type { LargeTable } from '../data/large.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Depth } from '../messages/protocol.ts';
import type { From } from '../messages/receive.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { readSnoozes } from '../storage/snoozes.ts';
import { dropWindow, noteOpenWindow, orderOf, orderOfNews, type Order } from '../storage/tab-reports.ts';
import { showBadge } from './badge.ts';
import { loadJudging } from './facts.ts';
import { idOf, readTable } from './frames.ts';
import type { Libraries } from './library.ts';
import type { LookupsFor } from './lookups.ts';
import { isAppDisabled, noteWhereKept } from './disabled-apps.ts';
import { keepReport } from './keep-report.ts';
import { isPausedAt } from './paused.ts';

/** What a question is judged with. */
export interface JudgingContext {
  /** The window's ID in reports. */
  readonly id: string;
  readonly judging: Libraries['judging'];
  readonly settings: EffectiveSettings['settings'];
  readonly lookups: Lookups;
  readonly portsFor: <S extends Subject>(
    checks: AssessPorts<S>['checks'],
    content?: Content,
  ) => AssessPorts<S>;
}
type Judge = (means: JudgingContext) => Promise<WindowReport>;

export interface Question {
  readonly window: string;
  readonly channel: Subject['channel'];
  /** The app's name in policies; null: the general rule applies. */
  readonly app: string | null;
  /** If omitted, `full`. */
  readonly depth?: Depth;
  readonly tables: readonly LargeTable[];
  /** Set if the person has not just pressed anything in the page. */
  readonly isUnprompted: boolean;
  /** For news, which nobody asked for: returns whether the window concerned is still there. */
  readonly isPresent?: () => boolean;
  readonly judge: Judge;
}

export interface Reported {
  /** The report as the person sees it. */
  readonly report: WindowReport;
  /** Whether the report was stored: false if a newer one on its window was, or the window is gone. Never rejects. */
  readonly isNewest: Promise<boolean>;
}

export interface Answer extends Reported {
  readonly isPresent: () => boolean;
  /** Judges the window again, with the same means, after something new was learned. Null if disabled or paused. */
  readonly again: ((judge: Judge) => Promise<Reported>) | null;
}

/** Rejects only if there is nothing to judge with; a failure to store does not prevent the answer. */
export type AssessWindow = (question: Question, from: From) => Promise<Answer>;

/** Creates the pipeline over these lookups. */
export function createAssessWindow(
  lookupsFor: LookupsFor,
  effective: () => Promise<EffectiveSettings>,
): AssessWindow {
  return async (question, from) => {
    const { window, channel, app, depth = 'full', tables, isUnprompted, judge } = question;
    const { tabId, isPrivate, turn } = from;
    const id = idOf(window, from.frameId);
    const isPresent = question.isPresent ?? noteOpenWindow(tabId, window, turn);
    const order = question.isPresent ? orderOfNews(tabId, window) : orderOf(turn, depth);
    const current = await effective();
    const { settings } = current;
    const isOff = isAppDisabled(settings, app);
    if (isOff || (await isPausedAt(settings, channel, from))) {
      // Nobody is asked, and what was reported before the app was disabled or paused is dropped.
      void dropWindow(tabId, window, order ?? 0)
        .then((left) => showBadge(tabId, left))
        .catch(console.error);
      const empty = reportOnNone('empty', id, channel === 'email' ? 'message' : channel);
      // Nor is anything held for lack of an answer while paused.
      const rules = { ...rulesFor(settings, channel, Date.now(), ''), isStrict: false };
      const report = isOff ? empty : { ...empty, rules };
      return { report, isNewest: Promise.resolve(false), isPresent, again: null };
    }
    const judging = await loadJudging(current);
    await judging.loadTables(tables, readTable);
    const lookups = await lookupsFor({ ...from, isUnprompted });
    const rules = rulesFor(settings, channel, lookups.now(), browser.i18n.getUILanguage());
    const snoozes = await readSnoozes(lookups.now(), isPrivate);
    const portsFor: JudgingContext['portsFor'] = (checks, content) => ({
      checks,
      lookups,
      ...(content && { content }),
      ...judging.policyPorts(settings, lookups.now(), snoozes),
    });
    const tell = async (one: Judge, at: Order | null): Promise<Reported> => {
      const full = await one({ id, judging, settings, lookups, portsFor });
      const report = visibleReport(full, rules);
      // The answer does not wait for the journal.
      void noteWhereKept(settings, full, from, lookups.now());
      // The person may have sent the mail or left the page while the network was asked.
      const place = { adapter: app, now: lookups.now() };
      return { report, isNewest: isPresent() ? keepReport(from, report, at, place) : Promise.resolve(false) };
    };
    const again = (one: Judge) => tell(one, orderOfNews(tabId, window));
    return { ...(await tell(judge, order)), isPresent, again };
  };
}
