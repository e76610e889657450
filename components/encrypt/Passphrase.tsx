import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { QrCode } from './QrCode.tsx';

interface Props {
  readonly phrase: string;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Makes another one; null where this one is already in use. */
  readonly onAnother: (() => void) | null;
}

/** Renders the passphrase, large enough to be read out, with advice on how to pass it on. */
export function Passphrase({ phrase, onCopy, onAnother }: Props) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <section aria-labelledby="phrase-title">
      <h2 id="phrase-title">{t('encrypt_phrase')}</h2>
      <p class="passphrase" tabIndex={0} lang="en" dir="ltr">
        {phrase}
      </p>
      <p class="buttons">
        <button type="button" class="button" onClick={() => void onCopy(phrase).then(setCopied)}>
          {t('encrypt_copy')}
        </button>
        {onAnother && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setCopied(null);
              onAnother();
            }}
          >
            {t('encrypt_another')}
          </button>
        )}
        <span role="status">
          {isCopied === null ? '' : t(isCopied ? 'advice_copied' : 'advice_copy_failed')}
        </span>
      </p>
      {onAnother === null && <QrCode phrase={phrase} />}
      <p class="what">{t('encrypt_tell')}</p>
    </section>
  );
}
