import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';

interface Props {
  readonly onClearCache: () => Promise<void>;
  readonly onClearLedger: () => Promise<void>;
}

/** Describes what is stored on this device, with the buttons that clear it. */
export function Kept({ onClearCache, onClearLedger }: Props) {
  const [told, setTold] = useState('');
  const clear = (forget: () => Promise<void>) => () => {
    setTold('');
    void forget().then(
      () => {
        setTold(t('options_cleared'));
      },
      () => {
        setTold(t('options_not_saved'));
      },
    );
  };
  return (
    <section>
      <h2>{t('options_data')}</h2>
      <p class="what">{t('options_data_what')}</p>
      <p class="buttons">
        <button type="button" class="button" onClick={clear(onClearCache)}>
          {t('options_clear_cache')}
        </button>
        <button type="button" class="button" onClick={clear(onClearLedger)}>
          {t('options_clear_ledger')}
        </button>
        <span role="status">{told}</span>
      </p>
    </section>
  );
}
