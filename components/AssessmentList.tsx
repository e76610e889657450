import type { Assessment, Level } from '../utils/core/model.ts';
import type { WindowReport } from '../utils/core/report.ts';
import { nameOf } from '../utils/core/subject.ts';
import { keyOf, t, tCount, type MessageKey } from '../utils/platform/i18n.ts';
import type { AlternativeActs } from './AlternativeButtons.tsx';
import { AlternativeList } from './AlternativeList.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { LevelIcon } from './inline/LevelIcon.tsx';
import type { OnClaim } from './inline/view.ts';
import { headingOf } from './inline/words.ts';

interface Props extends AlternativeActs {
  readonly report: WindowReport;
  readonly now: number;
  /** Left out: nobody can be marked here. */
  readonly onClaim?: OnClaim | undefined;
}

interface ItemProps extends Omit<Props, 'report'> {
  readonly assessment: Assessment;
  readonly isOnly: boolean;
}

function Item({ assessment, isOnly, now, onClaim, ...acts }: ItemProps) {
  const { verdict, alternatives } = assessment;
  return (
    <li class="assessment">
      <h3>
        <bdi>{headingOf(assessment)}</bdi>
      </h3>
      {alternatives.length > 0 && (
        <details class="do">
          <summary>{t('list_safer')}</summary>
          <AlternativeList alternatives={alternatives} {...acts} />
        </details>
      )}
      <details class="know" open={isOnly && alternatives.length === 0}>
        <summary>{t('list_why')}</summary>
        <EvidenceList verdict={verdict} now={now} onClaim={onClaim} />
      </details>
    </li>
  );
}

/** What cannot be seen from here. */
const UNSEEN: { readonly [K in WindowReport['kind']]?: MessageKey } = {
  message: 'list_unseen',
  chat: 'list_unseen_chat',
};

/** Assessments by level, in the order in which they come: worst first. */
function byLevel(assessments: readonly Assessment[]): [Level, Assessment[]][] {
  const groups = new Map<Level, Assessment[]>();
  for (const one of assessments)
    groups.set(one.verdict.level, [...(groups.get(one.verdict.level) ?? []), one]);
  return [...groups];
}

/**
 * Every recipient of one message by level, worst first and open: what can be done, how it is known, and what could not be
 * seen. Fifty recipients are as many lines as they have levels.
 */
export function AssessmentList({ report, ...rest }: Props) {
  const { assessments, unreadable, state } = report;
  return (
    <div class="list">
      {state === 'blind' && <p>{t('list_blind')}</p>}
      {state === 'elsewhere' && <p>{t('list_elsewhere')}</p>}
      {state === 'failed' && <p>{t('list_failed')}</p>}
      {unreadable > 0 && <p class="unreadable">{tCount('list_unreadable', unreadable)}</p>}
      {byLevel(assessments).map(([level, those], at) => (
        <details key={level} class={`group level-${level}`} open={at === 0}>
          <summary>
            <LevelIcon level={level} />
            <span class="level">{t(keyOf('level', level))}</span>
            <span class="count" aria-label={tCount('list_others', those.length)}>
              {those.length}
            </span>
          </summary>
          <ul class="assessments">
            {those.map((assessment) => (
              <Item
                key={nameOf(assessment.subject)}
                assessment={assessment}
                isOnly={assessments.length === 1}
                {...rest}
              />
            ))}
          </ul>
        </details>
      ))}
      {assessments.length > 0 && <p class="unseen">{t(UNSEEN[report.kind] ?? 'list_unseen_to')}</p>}
    </div>
  );
}
