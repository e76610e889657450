import { useState } from 'preact/hooks';
import type { OrganisationWords } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';
import { LockNote } from '../LockNote.tsx';
import { wordsOfStages, type ChoosableStage, type StageWords } from '../StageChoice.tsx';
import { Exactly } from '../Exactly.tsx';

type Status = 'open' | 'saved' | 'refused' | 'failed';

interface Props {
  /** The stage in force; null until the person or the organisation has chosen. */
  readonly stage: number | null;
  /** Name of the resolver; null where none is set. */
  readonly resolver: string | null;
  /** Whether the organisation has chosen; `words` is what it says about that. */
  readonly isLocked?: boolean;
  readonly words?: OrganisationWords | null;
  /**
   * Stores the choice; resolves to false where the browser's own consent was refused. Rejects where it cannot be
   * stored.
   */
  readonly onSave: (stage: ChoosableStage) => Promise<boolean>;
}

const STATUS: Readonly<Record<Status, () => string>> = {
  open: () => '',
  saved: () => t('welcome_saved'),
  refused: () => t('welcome_refused'),
  failed: () => t('options_not_saved'),
};

interface CardProps {
  readonly choice: StageWords;
  readonly heading: string;
  readonly isChosen: boolean;
  readonly isPrimary?: boolean;
  readonly onChoose: (stage: ChoosableStage) => void;
}

/** Renders one choice: what it reveals to whom, and the button that makes it. */
function Card({ choice, heading, isChosen, isPrimary = false, onChoose }: CardProps) {
  const { stage, title, what } = choice;
  const about = `stage-${stage}-what`;
  return (
    <section class="card">
      <h2>{heading}</h2>
      <p id={about} class="what">
        {what}
      </p>
      <button
        type="button"
        id={`stage-${stage}`}
        class={isPrimary ? 'button primary wide' : 'button wide'}
        aria-pressed={isChosen}
        aria-describedby={about}
        onClick={() => {
          onChoose(stage as ChoosableStage);
        }}
      >
        {title}
      </button>
      {isChosen && <p class="chosen">{t('welcome_chosen')}</p>}
      <Exactly choice={choice} />
    </section>
  );
}

/** Renders what the organisation chose, in place of the question. */
function Chosen({
  choice,
  words,
}: {
  readonly choice: StageWords;
  readonly words: OrganisationWords | null;
}) {
  return (
    <>
      <section class="card">
        <h2>{t('welcome_organisation', choice.title)}</h2>
        <p class="what">{choice.what}</p>
        <Exactly choice={choice} />
      </section>
      <LockNote words={words} />
    </>
  );
}

/** Asks, once, what may be looked up. Until then nothing is. */
export function Welcome({ stage, resolver, isLocked = false, words = null, onSave }: Props) {
  const [chosen, setChosen] = useState(stage);
  const [status, setStatus] = useState<Status>('open');
  const all = wordsOfStages(resolver);
  const [offline, domains, keys, servers] = all;
  const choose = (next: ChoosableStage) => {
    setStatus('open');
    void onSave(next).then(
      (isSaved) => {
        if (isSaved) setChosen(next);
        setStatus(isSaved ? 'saved' : 'refused');
      },
      () => {
        setStatus('failed');
      },
    );
  };
  const card = (choice: StageWords, heading: string, isPrimary = false) => (
    <Card
      choice={choice}
      heading={heading}
      isChosen={chosen === choice.stage}
      isPrimary={isPrimary}
      onChoose={choose}
    />
  );
  return (
    <main class="welcome">
      <h1>
        <img src="/icon/48.png" width="32" height="32" alt="" /> {t('welcome_title')}
      </h1>
      <p>{t('welcome_intro')}</p>
      {isLocked ? (
        <Chosen choice={all.find((one) => one.stage === chosen) ?? offline} words={words} />
      ) : (
        <>
          <div class="cards">
            {card(domains, t('welcome_with'), true)}
            {card(offline, t('welcome_without'))}
          </div>
          <p role="status" class="told">
            {STATUS[status]()}
          </p>
          <details open={chosen !== null && chosen > 1}>
            <summary>{t('welcome_more')}</summary>
            <div class="cards">
              {card(keys, t('welcome_with_keys'))}
              {card(servers, t('welcome_with_servers'))}
            </div>
          </details>
        </>
      )}
      <section>
        <h2>{t('welcome_then')}</h2>
        <p class="buttons">
          <a class="button" href="/practice.html">
            {t('welcome_practice')}
          </a>
        </p>
        <p>{t('welcome_pin')}</p>
      </section>
      <section>
        <h2>{t('welcome_never')}</h2>
        <p>{t('welcome_never_what')}</p>
      </section>
      <p>
        <a href="/options.html">{t('welcome_later')}</a>
      </p>
    </main>
  );
}
