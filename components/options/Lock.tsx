import { t } from '../../utils/platform/i18n.ts';

interface Props {
  readonly id: string;
  readonly isLocked: boolean;
}

/**
 * Renders a note beside a control that the organisation locked, with a link to its page; null where it is not locked.
 */
export function Lock({ id, isLocked }: Props) {
  if (!isLocked) return null;
  return (
    <p id={id} class="lock">
      {t('locked_one')} <a href="#organisation">{t('options_organisation')}</a>
    </p>
  );
}
