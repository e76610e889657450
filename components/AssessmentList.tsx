import type { Assessment, OwnPage } from '../utils/core/model.ts';
import type { WindowReport } from '../utils/core/report.ts';
import { nameOf } from '../utils/core/subject.ts';
import { keyOf, t, tCount, type MessageKey } from '../utils/platform/i18n.ts';
import { AlternativeList } from './AlternativeList.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { LevelIcon } from './inline/LevelIcon.tsx';
import type { OnAct, OnClaim } from './inline/view.ts';
import { headingOf } from './inline/words.ts';

interface Props {
  readonly report: WindowReport;
  readonly now: number;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onPage: (page: OwnPage) => void;
  readonly onAct?: OnAct | undefined;
  /** Left out: nobody can be marked here. */
  readonly onClaim?: OnClaim | undefined;
}

interface ItemProps extends Omit<Props, 'report'> {
  readonly assessment: Assessment;
  readonly isOnly: boolean;
}

function Item({ assessment, isOnly, now, onClaim, ...doing }: ItemProps) {
  const { subject, verdict, alternatives } = assessment;
  const { level } = verdict;
  // One press away, and not two.
  const isActing = subject.type === 'destination' || alternatives.some(({ page }) => page === 'write');
  const isUrgent = level === 'exposed' || level === 'undeliverable';
  return (
    <li class={`assessment level-${level}`}>
      <h3>
        <bdi>{headingOf(assessment)}</bdi>
      </h3>
      <p class="level">
        <LevelIcon level={level} /> {t(keyOf('level', level))}
      </p>
      <details open={isOnly || isUrgent}>
        <summary>{t('list_why')}</summary>
        <EvidenceList verdict={verdict} now={now} onClaim={onClaim} />
      </details>
      {alternatives.length > 0 && (
        <details open={isUrgent || (isOnly && isActing)}>
          <summary>{t('list_safer')}</summary>
          <AlternativeList alternatives={alternatives} {...doing} />
        </details>
      )}
    </li>
  );
}

/** What cannot be seen from here. */
const UNSEEN: { readonly [K in WindowReport['kind']]?: MessageKey } = {
  message: 'list_unseen',
  chat: 'list_unseen_chat',
};

function unreadableText(count: number): string {
  return tCount('list_unreadable', count);
}

/** Every recipient of one message, worst first: level, reasons, safer alternatives, and what could not be seen. */
export function AssessmentList({ report, ...rest }: Props) {
  const { assessments, unreadable, state } = report;
  return (
    <div class="list">
      {state === 'blind' && <p>{t('list_blind')}</p>}
      {state === 'elsewhere' && <p>{t('list_elsewhere')}</p>}
      {state === 'failed' && <p>{t('list_failed')}</p>}
      {unreadable > 0 && <p class="unreadable">{unreadableText(unreadable)}</p>}
      {assessments.length > 0 && (
        <>
          <ul class="assessments">
            {assessments.map((assessment) => (
              <Item
                key={nameOf(assessment.subject)}
                assessment={assessment}
                isOnly={assessments.length === 1}
                {...rest}
              />
            ))}
          </ul>
          <p class="unseen">{t(UNSEEN[report.kind] ?? 'list_unseen_to')}</p>
        </>
      )}
    </div>
  );
}
