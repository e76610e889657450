import { t } from '../../utils/platform/i18n.ts';
import { Choice } from '../Choice.tsx';

/** What happens to the text that is already in the mail. */
export type TextDecision = 'replaced' | 'kept';

interface Props {
  readonly stays: TextDecision | null;
  readonly onStays: (stays: TextDecision) => void;
}

/** Asks what to do with text already in the mail: it is not encrypted, and whatever is kept of it stays readable. */
export function ExistingText({ stays, onStays }: Props) {
  const choice = (value: TextDecision, title: string, what: string) => (
    <Choice
      name="stays"
      value={value}
      title={title}
      checked={stays === value}
      onChoose={() => {
        onStays(value);
      }}
    >
      {what}
    </Choice>
  );
  return (
    <fieldset>
      <legend>{t('write_standing')}</legend>
      {choice('replaced', t('write_replaced'), t('write_replaced_what'))}
      {choice('kept', t('write_kept'), t('write_kept_what'))}
    </fieldset>
  );
}
