import { useEffect, useState } from 'preact/hooks';
import type { Assessment } from '../../utils/core/model.ts';
import { t } from '../../utils/i18n.ts';
import { LevelIcon } from './LevelIcon.tsx';
import { bannerWords } from './words.ts';

interface Props {
  readonly assessment: Assessment;
  /** Id of the popover with the list. */
  readonly list: string;
  readonly onDismiss: () => void;
  /** For how many days it can be silenced; 0: not at all. */
  readonly snoozeDays: number;
  readonly onSnooze: () => void;
}

/** Interrupts for what is known to be readable on the way, or lost. The safer action comes first. */
export function Banner({ assessment, list, onDismiss, snoozeDays, onSnooze }: Props) {
  const { level } = assessment.verdict;
  const words = bannerWords(assessment);
  const [said, say] = useState('');
  // Screen readers announce a change of a live region (ARIA, `status`), not a region that arrives filled.
  useEffect(() => {
    say(words);
  }, [words]);
  return (
    <div class={`banner level-${level}`} role="group" aria-label={t('extension_name')}>
      <LevelIcon level={level} />
      {/* Its room is kept until then: nothing moves under a pointer. */}
      <p role="status">
        {said || (
          <span class="unsaid" aria-hidden="true">
            {words}
          </span>
        )}
      </p>
      <div class="buttons">
        <button type="button" class="button primary" popovertarget={list} popovertargetaction="show">
          {t(level === 'undeliverable' ? 'banner_what_to_do' : 'banner_details')}
        </button>
        <button type="button" class="button" onClick={onDismiss}>
          {t(assessment.action === 'warn' ? 'banner_answer' : 'banner_dismiss')}
        </button>
        {assessment.action === 'warn' && snoozeDays > 0 && (
          <button type="button" class="button" onClick={onSnooze}>
            {t('banner_snooze', String(snoozeDays))}
          </button>
        )}
      </div>
    </div>
  );
}
