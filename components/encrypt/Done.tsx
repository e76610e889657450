import type { Made } from '../../utils/encrypt/as-page.ts';
import { t } from '../../utils/platform/i18n.ts';
import { useFocus } from './focus.ts';
import { Passphrase } from './Passphrase.tsx';
import { Result } from './Result.tsx';

interface Props {
  readonly made: Made;
  /** For how many keys; 0: for the passphrase. */
  readonly keys: number;
  readonly phrase: string;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onSave: () => void;
  readonly onAgain: () => void;
}

/** What came out, and what the person still has to do with it. */
export function Done({ made: { sealed, page }, keys, phrase, onCopy, onSave, onAgain }: Props) {
  const title = useFocus<HTMLHeadingElement>();
  return (
    <section aria-labelledby="sealed">
      <h2 id="sealed" ref={title} tabIndex={-1}>
        {t(page?.isBeside ? 'encrypt_done_both' : 'encrypt_done')}
      </h2>
      {page && <Result {...page} onSave={onSave} />}
      {page && !page.isBeside ? (
        <details>
          <summary>{t('encrypt_refused')}</summary>
          <Result {...sealed} onSave={onSave} />
        </details>
      ) : (
        <Result {...sealed} onSave={onSave} />
      )}
      {keys === 0 ? (
        <Passphrase phrase={phrase} onCopy={onCopy} onAnother={null} />
      ) : (
        <p>{t('encrypt_for_keys', String(keys))}</p>
      )}
      <p class="what">{t(page ? 'encrypt_how_to_open_page' : 'encrypt_how_to_open')}</p>
      <p class="buttons">
        <button type="button" class="button" onClick={onAgain}>
          {t('encrypt_again')}
        </button>
      </p>
    </section>
  );
}
