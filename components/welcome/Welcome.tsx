import { useState } from 'preact/hooks';
import type { OrganisationWords } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';
import { LockNote } from '../LockNote.tsx';
import { StageChoice } from '../StageChoice.tsx';

type Stage = 0 | 1 | 2 | 3;
type Status = 'open' | 'saved' | 'refused';

interface Props {
  /** The stage in force, null until the person has chosen. */
  readonly stage: number | null;
  /** Name of the resolver; null where none is set. */
  readonly resolver: string | null;
  /** The organisation has chosen, and what it says about it. */
  readonly isLocked?: boolean;
  readonly words?: OrganisationWords | null;
  /** Stores the choice; false where the browser's own consent was refused. */
  readonly onSave: (stage: Stage) => Promise<boolean>;
}

const STATUS: Readonly<Record<Status, () => string>> = {
  open: () => '',
  saved: () => t('welcome_saved'),
  refused: () => t('welcome_refused'),
};

/** Asks, once, what may be looked up. Until then nothing is. */
export function Welcome({ stage, resolver, isLocked = false, words = null, onSave }: Props) {
  const [chosen, setChosen] = useState(stage);
  const [status, setStatus] = useState<Status>('open');
  return (
    <main>
      <img src="/icon/48.png" width="48" height="48" alt="" />
      <h1>{t('welcome_title')}</h1>
      <p>{t('welcome_intro')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onSave((chosen ?? 0) as Stage).then((saved) => {
            setStatus(saved ? 'saved' : 'refused');
          });
        }}
      >
        {isLocked && <LockNote words={words} />}
        <StageChoice
          isLocked={isLocked}
          stage={chosen}
          resolver={resolver}
          onChoose={(next) => {
            setChosen(next);
            setStatus('open');
          }}
        />
        <section>
          <h2>{t('welcome_never')}</h2>
          <p>{t('welcome_never_what')}</p>
        </section>
        <p class="buttons">
          <button type="submit" class="button primary" disabled={chosen === null || isLocked}>
            {t('welcome_save')}
          </button>
          <span role="status">{STATUS[status]()}</span>
        </p>
      </form>
      <p>
        <a href="/practice.html">{t('welcome_practice')}</a>
      </p>
      <p>
        <a href="/options.html">{t('welcome_later')}</a>
      </p>
    </main>
  );
}
