import { useState } from 'preact/hooks';
import type { Assessment, Level, OwnPage } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { LevelIcon } from '../inline/LevelIcon.tsx';
import { headingOf } from '../inline/words.ts';

/** With no more than these each is shown whole. */
const FEW = 3;

interface Props {
  readonly report: WindowReport;
  readonly now: number;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onPage: (page: OwnPage) => void;
}

/** Assessments by level, in the order in which they come: worst first. */
function byLevel(assessments: readonly Assessment[]): readonly [Level, readonly Assessment[]][] {
  const groups = new Map<Level, Assessment[]>();
  for (const one of assessments) {
    const { level } = one.verdict;
    groups.set(level, [...(groups.get(level) ?? []), one]);
  }
  return [...groups];
}

/** One name; what is known of it is drawn when it is opened. */
function Row({ report, assessment, ...rest }: Props & { readonly assessment: Assessment }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
        }}
      >
        <summary>
          <bdi>{headingOf(assessment)}</bdi>
        </summary>
        {isOpen && (
          <AssessmentList
            report={{ ...report, state: 'assessed', unreadable: 0, assessments: [assessment] }}
            {...rest}
          />
        )}
      </details>
    </li>
  );
}

/** Everybody a window is about: few are shown whole, more of them by level with their number, the worst level open. */
export function Groups({ report, ...rest }: Props) {
  const { assessments } = report;
  if (assessments.length <= FEW) return <AssessmentList report={report} {...rest} />;
  return (
    <>
      {/* What could not be read is said first. */}
      <AssessmentList report={{ ...report, assessments: [] }} {...rest} />
      {byLevel(assessments).map(([level, ones], at) => (
        <details key={level} class="group" open={at === 0}>
          <summary class={`level level-${level}`}>
            <LevelIcon level={level} /> {t('popup_group', t(keyOf('level', level)), String(ones.length))}
          </summary>
          <ul class="rows">
            {ones.map((one) => (
              <Row key={nameOf(one.subject)} report={report} assessment={one} {...rest} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
