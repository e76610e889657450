import { describe, expect, it } from 'vitest';
import { mustAsk, mustShow, type Visit } from '../../utils/inline/chat-notice.ts';
import type { Action, Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { reportOf } from '../components/samples.ts';

const about = (level: Level, action: Action = 'inform'): WindowReport => {
  const report = reportOf([level], { kind: 'chat' });
  return { ...report, assessments: report.assessments.map((one) => ({ ...one, action })) };
};
const NEW: Visit = { noticed: 'no', isShown: false, hidden: null, answered: null };
const SEEN: Visit = { ...NEW, noticed: 'seen' };
const ANSWERED: Visit = { ...NEW, noticed: 'answered' };

describe('what is shown', () => {
  it.each<[string, WindowReport, Visit, boolean]>([
    ['what is new', about('transport'), NEW, true],
    ['not what was seen this week', about('exposed'), SEEN, false],
    [
      'what is being shown stays, also after it was noted',
      about('exposed'),
      { ...SEEN, isShown: true },
      true,
    ],
    ['not what the person has hidden', about('exposed'), { ...NEW, hidden: 'exposed', isShown: true }, false],
    ['not what is less bad than what was hidden', about('transport'), { ...NEW, hidden: 'exposed' }, false],
    ['what is worse than what was hidden', about('exposed'), { ...NEW, hidden: 'transport' }, true],
    ['what must be answered, although it was seen', about('exposed', 'warn'), SEEN, true],
    ['not what was answered this week', about('exposed', 'warn'), ANSWERED, false],
    [
      'a prohibition, whatever was answered',
      about('exposed', 'block'),
      { ...ANSWERED, answered: 'exposed' },
      true,
    ],
    ['nothing of an empty report', { ...about('exposed'), state: 'empty', assessments: [] }, NEW, false],
    ['that nothing could be checked', { ...about('exposed'), state: 'failed', assessments: [] }, NEW, true],
  ])('%s', (_, report, visit, expected) => {
    expect(mustShow(report, visit)).toBe(expected);
  });
});

describe('what is asked before a message is sent', () => {
  it.each<[string, WindowReport, Visit, boolean]>([
    ['nothing by default', about('exposed'), NEW, false],
    ['a warning', about('exposed', 'warn'), NEW, true],
    ['a warning that was only seen', about('exposed', 'warn'), SEEN, true],
    ['not a warning that was answered this week', about('exposed', 'warn'), ANSWERED, false],
    [
      'not a warning that was answered on this visit',
      about('exposed', 'warn'),
      { ...NEW, answered: 'exposed' },
      false,
    ],
    ['a warning about something worse', about('exposed', 'warn'), { ...NEW, answered: 'transport' }, true],
    ['a reason, although a warning was answered this week', about('exposed', 'justify'), ANSWERED, true],
    [
      'not a reason that was given on this visit',
      about('exposed', 'justify'),
      { ...NEW, answered: 'exposed' },
      false,
    ],
    ['a prohibition, always', about('exposed', 'block'), { ...ANSWERED, answered: 'exposed' }, true],
  ])('%s', (_, report, visit, expected) => {
    expect(mustAsk(report, visit)).toBe(expected);
  });
});
