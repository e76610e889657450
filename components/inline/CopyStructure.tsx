import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';

interface Props {
  /** Reads how the page is built. */
  readonly read: () => string;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Copies how this page is built, so that Sealcheck can learn to read it; shown to be copied by hand where the browser refuses. */
export function CopyStructure({ read, onCopy }: Props) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const [structure, setStructure] = useState('');
  const copy = () => {
    const text = read();
    setStructure(text);
    void onCopy(text).then(setCopied);
  };
  return (
    <div class="structure">
      <p>{t('structure_what')}</p>
      <button type="button" class="button" onClick={copy}>
        {t('structure_copy')}
      </button>
      <span role="status">{isCopied !== null && t(isCopied ? 'advice_copied' : 'advice_copy_failed')}</span>
      {isCopied === false && (
        <textarea class="copy" readOnly rows={3} aria-label={t('structure_copy')} value={structure} />
      )}
    </div>
  );
}
