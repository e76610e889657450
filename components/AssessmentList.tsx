import { useState } from 'preact/hooks';
import { needsConfirmation } from '../utils/core/decide.ts';
import type { Assessment, Level } from '../utils/core/model.ts';
import type { WindowReport } from '../utils/core/report.ts';
import { nameOf } from '../utils/core/subject.ts';
import { isWaiting } from '../utils/core/unchecked.ts';
import { keyOf, t, tCount, type MessageKey } from '../utils/platform/i18n.ts';
import type { AlternativeActs } from './AlternativeButtons.tsx';
import { Advised } from './Advised.tsx';
import { AlternativeList } from './AlternativeList.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { LevelIcon } from './inline/LevelIcon.tsx';
import type { OnClaim } from './inline/view.ts';
import { headingOf } from './inline/words.ts';

interface Props extends AlternativeActs {
  readonly report: WindowReport;
  readonly now: number;
  /** Omitted where the person cannot mark anybody. */
  readonly onClaim?: OnClaim | undefined;
  /** Whether it shows what was known before, while every recipient is checked again. */
  readonly isAgain?: boolean;
  /** Whether the best alternatives already stand above the list as buttons. */
  readonly isBelowWays?: boolean;
}

interface ItemProps extends Omit<Props, 'report' | 'isAgain'> {
  readonly assessment: Assessment;
  readonly isOnly: boolean;
}

/** Up to this many assessments are shown in full; of more, only the names, each of which can be opened. */
const FEW = 3;

/** Renders what can be done about one recipient or destination, and the evidence. */
function Whole({ assessment, isOnly, now, onClaim, isBelowWays, ...acts }: ItemProps) {
  const { subject, verdict, alternatives, action } = assessment;
  // So that the action is one press away, not two.
  const isActing = subject.type === 'destination' || alternatives.some(({ page }) => page === 'write');
  const isOpen = !isBelowWays && (needsConfirmation(action) || (isOnly && isActing));
  return (
    <>
      {alternatives.length > 0 && (
        <details class="do" open={isOpen}>
          <summary>{t('list_safer')}</summary>
          <AlternativeList alternatives={alternatives} by={(item) => <Advised item={item} />} {...acts} />
        </details>
      )}
      <details class="know" open={isOnly && (!isBelowWays || alternatives.length === 0)}>
        <summary>{t('list_why')}</summary>
        <EvidenceList verdict={verdict} now={now} onClaim={onClaim} />
      </details>
    </>
  );
}

function Item({ isFolded, ...props }: ItemProps & { readonly isFolded: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const name = (
    <h3>
      <bdi>{headingOf(props.assessment)}</bdi>
    </h3>
  );
  return (
    <li class="assessment">
      {isFolded ? (
        <details
          onToggle={({ currentTarget }) => {
            setOpen(currentTarget.open);
          }}
        >
          <summary>{name}</summary>
          {isOpen && <Whole {...props} />}
        </details>
      ) : (
        <>
          {name}
          <Whole {...props} />
        </>
      )}
    </li>
  );
}

/** What Sealcheck cannot see in each kind of window. */
const UNSEEN: { readonly [K in WindowReport['kind']]?: MessageKey } = {
  message: 'list_unseen',
  chat: 'list_unseen_chat',
};

/** Groups assessments by level, keeping their order (worst first). */
function byLevel(assessments: readonly Assessment[]): [Level, Assessment[]][] {
  const groups = new Map<Level, Assessment[]>();
  for (const one of assessments)
    groups.set(one.verdict.level, [...(groups.get(one.verdict.level) ?? []), one]);
  return [...groups];
}

/**
 * Renders every recipient of one message by level, worst first: what can be done, the evidence, and what could not be
 * seen. When there are many, each level folds to one line, and the open one (the worst) lists one name per line; the
 * details of a name are only rendered once it is opened. While results may still change, the list claims nothing.
 */
export function AssessmentList({ report, isAgain = false, ...rest }: Props) {
  const { unreadable, state } = report;
  const assessments = isWaiting(report) ? [] : report.assessments;
  const isMany = assessments.length > FEW;
  return (
    <div class={isAgain ? 'list again' : 'list'} aria-busy={isAgain || undefined}>
      {state === 'blind' && <p>{t('list_blind')}</p>}
      {state === 'elsewhere' && <p>{t('list_elsewhere')}</p>}
      {state === 'failed' && <p>{t('list_failed')}</p>}
      {unreadable > 0 && <p class="unreadable">{tCount('list_unreadable', unreadable)}</p>}
      {byLevel(assessments).map(([level, those], at) => (
        // Keyed by position, so that what was opened stays open when a level changes.
        <details key={at} class={`group level-${level}`} open={at === 0 || !isMany}>
          <summary>
            <LevelIcon level={level} />
            <span class="level">{t(keyOf('level', level))}</span>
            <span class="count">{those.length.toLocaleString(t('locale_language'))}</span>
          </summary>
          <ul class={isMany ? 'assessments many' : 'assessments'}>
            {those.map((assessment) => (
              <Item
                key={nameOf(assessment.subject)}
                assessment={assessment}
                isOnly={assessments.length === 1}
                isFolded={isMany}
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
