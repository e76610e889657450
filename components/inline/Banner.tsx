import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Action, Assessment } from '../../utils/core/model.ts';
import { t, tCount } from '../../utils/platform/i18n.ts';
import { LevelIcon } from './LevelIcon.tsx';
import { bannerWords } from './words.ts';

interface Props {
  readonly assessment: Assessment;
  /** Id of the popover with the list. */
  readonly list: string;
  /** What can be answered. */
  readonly children: ComponentChildren;
}

interface AnswersProps {
  readonly action: Action;
  /** For how many days it can be silenced; 0: not at all. */
  readonly snoozeDays: number;
  readonly onAnswer: (isSnoozed: boolean) => void;
}

/** What a person can answer to a banner: in it, or in the list where it has no room for them. */
export function Answers({ action, snoozeDays, onAnswer }: AnswersProps) {
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          onAnswer(false);
        }}
      >
        {t(action === 'warn' ? 'banner_answer' : 'banner_dismiss')}
      </button>
      {action === 'warn' && snoozeDays > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => {
            onAnswer(true);
          }}
        >
          {tCount('banner_snooze', snoozeDays)}
        </button>
      )}
    </>
  );
}

/** Interrupts for what is known to be readable on the way, or lost. The safer action comes first. */
export function Banner({ assessment, list, children }: Props) {
  const { level } = assessment.verdict;
  const words = bannerWords(assessment);
  const [isAnnounced, setAnnounced] = useState('');
  // Screen readers announce a change of a live region (ARIA, `status`), not a region that arrives filled.
  useEffect(() => {
    setAnnounced(words);
  }, [words]);
  return (
    <div class={`banner level-${level}`} role="group" aria-label={t('extension_name')}>
      <LevelIcon level={level} />
      {/* The space is reserved until then, so that nothing moves under a pointer. */}
      <p role="status">
        {isAnnounced || (
          <span class="unsaid" aria-hidden="true">
            {words}
          </span>
        )}
      </p>
      <div class="buttons">
        <button type="button" class="button primary" popovertarget={list} popovertargetaction="show">
          {t(level === 'undeliverable' ? 'banner_what_to_do' : 'banner_details')}
        </button>
        {children}
      </div>
    </div>
  );
}
