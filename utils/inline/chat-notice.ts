/**
 * Decides what is shown about a conversation, once per conversation and week, and what is asked before a message is
 * sent. Pure.
 */
import { needsConfirmation } from '../core/decide.ts';
import { rankOf } from '../core/levels.ts';
import type { Assessment, Level } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';
import type { NoticeState } from '../messages/protocol.ts';

/** One conversation, from its opening until it is left. */
export interface Visit {
  /** What the worker remembers of this week. */
  readonly noticed: NoticeState;
  /** Whether it is being shown now; it stays until the conversation is left. */
  readonly isShown: boolean;
  /** The level at which the person has hidden it, or (`answered`) has answered; null: not yet. */
  readonly hidden: Level | null;
  readonly answered: Level | null;
}

/** Whether what was said at level `said` also counts at `level`, because that is no easier for others to read. */
function covers(said: Level | null, level: Level): boolean {
  return said !== null && rankOf(level) >= rankOf(said);
}

function needsAnswer({ action, verdict }: Assessment, { noticed, answered }: Visit): boolean {
  if (!needsConfirmation(action)) return false;
  if (action === 'block') return true;
  return !covers(answered, verdict.level) && !(action === 'warn' && noticed === 'answered');
}

/**
 * Whether the person must answer before a message is sent. An answer counts for the whole conversation; a block asks
 * each time.
 */
export function mustAsk({ assessments }: WindowReport, visit: Visit): boolean {
  return assessments.some((one) => needsAnswer(one, visit));
}

/** Whether there is something to show that the person has not seen this week. */
export function mustShow(report: WindowReport, visit: Visit): boolean {
  if (report.state !== 'assessed') return report.state !== 'empty';
  if (mustAsk(report, visit)) return true;
  return report.assessments.some(
    ({ verdict }) => !covers(visit.hidden, verdict.level) && (visit.noticed === 'no' || visit.isShown),
  );
}
