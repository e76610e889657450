import type { Assessment } from '../../utils/core/model.ts';
import { t } from '../../utils/i18n.ts';
import { LevelIcon } from './LevelIcon.tsx';

interface Props {
  readonly assessment: Assessment;
  readonly onDetails: () => void;
  readonly onDismiss: () => void;
}

/** Interrupts for what is known to be readable on the way, or lost. The safer action comes first. */
export function Banner({ assessment, onDetails, onDismiss }: Props) {
  const { subject, verdict } = assessment;
  const key = verdict.level === 'undeliverable' ? 'banner_undeliverable' : 'banner_exposed';
  return (
    <div class={`banner level-${verdict.level}`} role="status">
      <LevelIcon level={verdict.level} />
      <p>{t(key, subject.address)}</p>
      <div class="buttons">
        <button type="button" class="button primary" onClick={onDetails}>
          {t('banner_details')}
        </button>
        <button type="button" class="button" onClick={onDismiss}>
          {t('banner_dismiss')}
        </button>
      </div>
    </div>
  );
}
