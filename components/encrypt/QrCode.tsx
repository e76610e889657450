import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { drawCode, QUIET } from './qr.ts';

/** Renders the passphrase as a QR code: only drawn while it is open. */
export function QrCode({ phrase }: { readonly phrase: string }) {
  const [isOpen, setOpen] = useState(false);
  const { size, path } = isOpen ? drawCode(phrase) : { size: 0, path: '' };
  const side = size + 2 * QUIET;
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{t('encrypt_qr')}</summary>
      {isOpen && (
        <>
          <svg
            class="qr"
            role="img"
            aria-label={t('encrypt_qr_alt')}
            viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
          >
            <path d={path} />
          </svg>
          <p class="what">{t('encrypt_qr_how')}</p>
        </>
      )}
    </details>
  );
}
