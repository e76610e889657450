import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Assessment } from '../../utils/core/model.ts';
import type { Rules } from '../../utils/core/report.ts';
import { t } from '../../utils/i18n.ts';
import { AdviceList } from '../AdviceList.tsx';
import { OrganisationHelp } from '../OrganisationHelp.tsx';
import { Justification } from './Justification.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import type { Answer } from './view.ts';
import { bannerWords } from './words.ts';

interface Props {
  /** Left out: there is no verdict, and policy forbids sending without one. */
  readonly assessment?: Assessment | undefined;
  readonly rules: Rules | undefined;
  readonly onAnswer: (answer: Answer) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onResolver: () => void;
}

const TITLE = 'hold-title';
const WORDS = 'hold-words';

/**
 * Asks before what is held is sent. A modal dialog of the browser: the focus stays in it, Escape means "do not
 * send", and the page behind is inert. The safer answer comes first and has the focus; what can be answered is policy's.
 */
export function HoldDialog({ assessment, rules, onAnswer, onCopy, onResolver }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before anything is painted: a key that is pressed now is meant for the question.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  const action = assessment?.action ?? 'block';
  const level = assessment?.verdict.level ?? 'unknown';
  const advice = assessment?.advice ?? [];
  const stay = () => {
    onAnswer({ ruling: 'stay' });
  };
  return (
    <dialog
      ref={dialog}
      class={`hold level-${level}`}
      aria-labelledby={TITLE}
      aria-describedby={WORDS}
      onCancel={(event) => {
        event.preventDefault();
        stay();
      }}
    >
      <p class="brand">{t('extension_name')}</p>
      <h2 id={TITLE}>{rules?.words?.headline ?? t(action === 'block' ? 'hold_blocked' : 'hold_title')}</h2>
      <p id={WORDS} class="level">
        <LevelIcon level={level} /> {assessment ? bannerWords(assessment) : t('hold_unchecked')}
      </p>
      {assessment && action !== 'warn' && (
        <p>{t(action === 'block' ? 'hold_block_why' : 'hold_justify_why')}</p>
      )}
      {rules?.words && <OrganisationHelp words={rules.words} />}
      <div class="buttons">
        {/* The dialog's own focus steps take the first control (HTML, "dialog focusing steps"). */}
        <button type="button" class="button primary" onClick={stay}>
          {t('hold_stay')}
        </button>
        {action === 'warn' && (
          <button
            type="button"
            class="button"
            onClick={() => {
              onAnswer({ ruling: 'go' });
            }}
          >
            {t('hold_go')}
          </button>
        )}
        {action === 'warn' && (rules?.snoozeDays ?? 0) > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => {
              onAnswer({ ruling: 'go', isSnoozed: true });
            }}
          >
            {t('hold_go_snooze', String(rules?.snoozeDays ?? 0))}
          </button>
        )}
      </div>
      {action === 'justify' && (
        <Justification
          minimum={rules?.justificationMinimum ?? 1}
          onGive={(reason) => {
            onAnswer({ ruling: 'go', reason });
          }}
        />
      )}
      {advice.length > 0 && (
        <>
          <h3>{t('list_safer')}</h3>
          <AdviceList advice={advice} onCopy={onCopy} onResolver={onResolver} />
        </>
      )}
    </dialog>
  );
}
