import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';

interface Props {
  /** Reads the structure of the page; '' where the window is gone. */
  readonly read: () => string | Promise<string>;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/**
 * Renders a button that copies the page's structure, so that Sealcheck can learn to read it; where the browser refuses
 * to copy, the text is shown for copying by hand.
 */
export function CopyStructure({ read, onCopy }: Props) {
  const [outcome, setOutcome] = useState<'advice_copied' | 'advice_copy_failed' | 'popup_gone' | null>(null);
  const [structure, setStructure] = useState('');
  const copy = async () => {
    const text = await read();
    setStructure(text);
    if (text === '') setOutcome('popup_gone');
    else setOutcome((await onCopy(text)) ? 'advice_copied' : 'advice_copy_failed');
  };
  return (
    <div class="structure">
      <p>{t('structure_what')}</p>
      <button type="button" class="button" onClick={() => void copy()}>
        {t('structure_copy')}
      </button>
      <span role="status">{outcome && t(outcome)}</span>
      {outcome === 'advice_copy_failed' && (
        <textarea class="copy" readOnly rows={3} aria-label={t('structure_copy')} value={structure} />
      )}
    </div>
  );
}
