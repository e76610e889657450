import { t } from '../utils/platform/i18n.ts';
import { Choice } from './Choice.tsx';

interface Props {
  /** null: nothing is chosen yet. */
  readonly stage: number | null;
  /** Name of the resolver; null where none is set. */
  readonly resolver: string | null;
  readonly isLocked?: boolean;
  readonly onChoose: (stage: 0 | 1 | 2 | 3) => void;
}

/** What each stage tells whom: in short, and exactly; '' where the short sentence is exact. */
export function wordsOfStages(resolver: string | null) {
  const off = t('welcome_domains_off');
  return [
    { stage: 0, title: t('welcome_offline'), what: t('welcome_offline_what'), exact: '' },
    {
      stage: 1,
      title: t('welcome_domains'),
      what: resolver === null ? off : t('welcome_domains_short', resolver),
      exact: resolver === null ? '' : t('welcome_domains_what', resolver),
    },
    { stage: 2, title: t('welcome_keys'), what: t('welcome_keys_short'), exact: t('welcome_keys_what') },
    {
      stage: 3,
      title: t('welcome_servers'),
      what: t('welcome_servers_short'),
      exact: t('welcome_servers_what'),
    },
  ] as const;
}

/** The four plain choices, each with exactly what leaves the device. */
export function StageChoice({ stage, resolver, isLocked, onChoose }: Props) {
  return (
    <fieldset id="stage" aria-describedby={isLocked ? 'stage-lock' : undefined}>
      <legend>{t('welcome_question')}</legend>
      {wordsOfStages(resolver).map((choice) => (
        <div key={choice.stage}>
          <Choice
            name="stage"
            value={String(choice.stage)}
            title={choice.title}
            checked={stage === choice.stage}
            isLocked={isLocked === true}
            onChoose={() => {
              onChoose(choice.stage);
            }}
          >
            {choice.what}
          </Choice>
          {choice.exact !== '' && (
            <details class="exact">
              <summary>
                {t('welcome_exact')}
                <span class="unseen-words">: {choice.title}</span>
              </summary>
              <p>{choice.exact}</p>
            </details>
          )}
        </div>
      ))}
    </fieldset>
  );
}
