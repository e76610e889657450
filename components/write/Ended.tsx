import { useState } from 'preact/hooks';
import type { Placed } from '../../utils/encrypt/text-port.ts';
import { t } from '../../utils/platform/i18n.ts';
import { useFocus } from '../focus.ts';

interface Props {
  readonly placed: Placed;
  readonly armored: string;
  /** How many files the mail has beside the text. */
  readonly attached: number;
  readonly site: string;
  readonly onBack: () => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

const WORDS = {
  there: 'write_put_there',
  refused: 'write_put_refused',
  gone: 'write_put_gone',
} as const;

/** Renders whether the encrypted text is in the mail, as read back from there; if not, it can be copied. */
export function Ended({ placed, armored, attached, site, onBack, onCopy }: Props) {
  const title = useFocus<HTMLHeadingElement>();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const isThere = placed.text === 'there';
  return (
    <section aria-labelledby="ended">
      <h2 id="ended" ref={title} tabIndex={-1}>
        {t(isThere ? 'write_there' : 'write_not_there')}
      </h2>
      <p class={isThere ? '' : 'problem'}>{t(WORDS[placed.text], site)}</p>
      {placed.subject === 'refused' && <p class="problem">{t('write_subject_refused')}</p>}
      {isThere && placed.subject === 'none' && <p>{t('write_subject_yours')}</p>}
      {isThere && attached > 0 && (
        <p class="problem">{t('write_attached', attached.toLocaleString(t('locale_language')), site)}</p>
      )}
      {!isThere && (
        <p class="field">
          <label for="armored">{t('write_armored')}</label>
          <textarea id="armored" class="code" readOnly rows={12} value={armored} />
        </p>
      )}
      <p class="buttons">
        {!isThere && (
          <button type="button" class="button primary" onClick={() => void onCopy(armored).then(setCopied)}>
            {t('write_copy')}
          </button>
        )}
        <button type="button" class={isThere ? 'button primary' : 'button'} onClick={onBack}>
          {t('encrypt_back', site)}
        </button>
        <span role="status">
          {isCopied === null ? '' : t(isCopied ? 'advice_copied' : 'advice_copy_failed')}
        </span>
      </p>
    </section>
  );
}
