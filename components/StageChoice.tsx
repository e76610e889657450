import { t } from '../utils/platform/i18n.ts';
import { Choice } from './Choice.tsx';
import { Exactly } from './Exactly.tsx';

/** The stages that a person can choose; the last one (4) comes from naming a server of one's own, or from policy. */
export type ChoosableStage = 0 | 1 | 2 | 3;

/** What a stage reveals to whom, briefly and exactly; `exact` is '' where the short sentence is already exact. */
export interface StageWords {
  readonly stage: ChoosableStage | 4;
  readonly title: string;
  readonly what: string;
  readonly exact: string;
}

interface Props {
  readonly stage: number;
  /** Name of the resolver; null where none is set. */
  readonly resolver: string | null;
  readonly isLocked: boolean;
  readonly onChoose: (stage: ChoosableStage) => void;
}

/** Returns the texts of all stages in order of their numbers; `resolver` is its name, null where none is set. */
export function wordsOfStages(resolver: string | null) {
  const domains =
    resolver === null
      ? { what: t('welcome_domains_off'), exact: '' }
      : { what: t('welcome_domains_short', resolver), exact: t('welcome_domains_what', resolver) };
  return [
    { stage: 0, title: t('welcome_offline'), what: t('welcome_offline_what'), exact: '' },
    { stage: 1, title: t('welcome_domains'), ...domains },
    { stage: 2, title: t('welcome_keys'), what: t('welcome_keys_short'), exact: t('welcome_keys_what') },
    {
      stage: 3,
      title: t('welcome_servers'),
      what: t('welcome_servers_short'),
      exact: t('welcome_servers_what'),
    },
    { stage: 4, title: t('welcome_own'), what: t('welcome_own_short'), exact: '' },
  ] as const satisfies readonly StageWords[];
}

/** Renders the four ordinary choices, each with exactly what leaves the device, and the fifth if it is in force. */
export function StageChoice({ stage, resolver, isLocked, onChoose }: Props) {
  return (
    <fieldset id="stage" aria-describedby={isLocked ? 'stage-lock' : undefined}>
      <legend>{t('welcome_question')}</legend>
      {wordsOfStages(resolver).map(
        (choice) =>
          (choice.stage < 4 || stage === choice.stage) && (
            <div key={choice.stage}>
              <Choice
                name="stage"
                value={String(choice.stage)}
                title={choice.title}
                checked={stage === choice.stage}
                isLocked={isLocked}
                onChoose={() => {
                  if (choice.stage < 4) onChoose(choice.stage as ChoosableStage);
                }}
              >
                {choice.what}
              </Choice>
              <Exactly choice={choice} />
            </div>
          ),
      )}
    </fieldset>
  );
}
