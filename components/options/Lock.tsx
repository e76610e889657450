import { t } from '../../utils/platform/i18n.ts';

interface Props {
  readonly id: string;
  readonly isLocked: boolean;
}

/** Beside a control that the organisation locked: who did, and where more is said. */
export function Lock({ id, isLocked }: Props) {
  if (!isLocked) return null;
  return (
    <p id={id} class="lock">
      {t('locked_one')} <a href="#organisation">{t('options_organisation')}</a>
    </p>
  );
}
