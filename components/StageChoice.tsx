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

/** The four plain choices, each with exactly what leaves the device. */
export function StageChoice({ stage, resolver, isLocked, onChoose }: Props) {
  const choices = [
    { stage: 0, title: t('welcome_offline'), what: t('welcome_offline_what') },
    {
      stage: 1,
      title: t('welcome_domains'),
      what: resolver === null ? t('welcome_domains_off') : t('welcome_domains_what', resolver),
    },
    { stage: 2, title: t('welcome_keys'), what: t('welcome_keys_what') },
    { stage: 3, title: t('welcome_servers'), what: t('welcome_servers_what') },
  ] as const;
  return (
    <fieldset>
      <legend>{t('welcome_question')}</legend>
      {choices.map((choice) => (
        <Choice
          key={choice.stage}
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
      ))}
    </fieldset>
  );
}
