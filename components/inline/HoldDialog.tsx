import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Assessment } from '../../utils/core/model.ts';
import { t } from '../../utils/i18n.ts';
import { AdviceList } from '../AdviceList.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import { bannerWords } from './words.ts';

interface Props {
  readonly assessment: Assessment;
  readonly onAnswer: (ruling: 'go' | 'stay') => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

const TITLE = 'hold-title';
const WORDS = 'hold-words';

/**
 * Asks before what is held is sent. A modal dialog of the browser: the focus stays in it, Escape means "do not
 * send", and the page behind is inert. The safer answer comes first and has the focus.
 */
export function HoldDialog({ assessment, onAnswer, onCopy }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before anything is painted: a key that is pressed now is meant for the question.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  const { level } = assessment.verdict;
  return (
    <dialog
      ref={dialog}
      class={`hold level-${level}`}
      aria-labelledby={TITLE}
      aria-describedby={WORDS}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer('stay');
      }}
    >
      <p class="brand">{t('extension_name')}</p>
      <h2 id={TITLE}>{t('hold_title')}</h2>
      <p id={WORDS} class="level">
        <LevelIcon level={level} /> {bannerWords(assessment)}
      </p>
      <div class="buttons">
        {/* The dialog's own focus steps take the first control (HTML, "dialog focusing steps"). */}
        <button
          type="button"
          class="button primary"
          onClick={() => {
            onAnswer('stay');
          }}
        >
          {t('hold_stay')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            onAnswer('go');
          }}
        >
          {t('hold_go')}
        </button>
      </div>
      {assessment.advice.length > 0 && (
        <>
          <h3>{t('list_safer')}</h3>
          <AdviceList advice={assessment.advice} onCopy={onCopy} />
        </>
      )}
    </dialog>
  );
}
