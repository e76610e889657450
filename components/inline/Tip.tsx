import { t } from '../../utils/platform/i18n.ts';
import type { TipProps } from './view.ts';

/** Renders one calm line about the page, with its source and a button that hides it for good on this site. */
export function Tip({ words, source, onHide }: TipProps) {
  return (
    <div
      class="sealcheck tip"
      role="note"
      aria-label={t('extension_name')}
      lang={t('locale_language')}
      dir={t('locale_direction') as 'ltr' | 'rtl'}
    >
      <p>{words}</p>
      <p class="buttons">
        <a href={source} target="_blank" rel="noreferrer">
          {t('tip_source')}
        </a>
        <button type="button" class="button" onClick={onHide}>
          {t('tip_hide')}
        </button>
      </p>
    </div>
  );
}
