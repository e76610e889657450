import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Put } from '../../utils/encrypt/field.ts';
import { t } from '../../utils/platform/i18n.ts';
import { useFocus } from '../focus.ts';
import { Outcome, type InPageProps } from './InPage.tsx';
import { Passphrase } from './Passphrase.tsx';
import { Result } from './Result.tsx';

interface Props extends Pick<InPageProps, 'given' | 'onBack'> {
  readonly made: Made;
  /** What became of it in the page that the files came from; null: they came from no page. */
  readonly put: Put | null;
  /** For how many keys; 0: for the passphrase. */
  readonly keys: number;
  readonly phrase: string;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onSave: () => void;
  readonly onAgain: () => void;
}

/** What came out, and what the person still has to do with it. */
export function Done(props: Props) {
  const { made, put, given, keys, phrase, onBack, onCopy, onSave, onAgain } = props;
  const { sealed, page } = made;
  const isIn = put === 'there' || put === 'taken';
  const title = useFocus<HTMLHeadingElement>();
  return (
    <section aria-labelledby="sealed">
      <h2 id="sealed" ref={title} tabIndex={-1}>
        {t(isIn ? 'encrypt_done_put' : page?.isBeside ? 'encrypt_done_both' : 'encrypt_done')}
      </h2>
      {put && <Outcome given={given} put={put} onBack={onBack} />}
      {page && <Result {...page} isFirst={!isIn} onSave={onSave} />}
      {page && !page.isBeside ? (
        <details>
          <summary>{t('encrypt_refused')}</summary>
          <Result {...sealed} isFirst={false} onSave={onSave} />
        </details>
      ) : (
        <Result {...sealed} isFirst={!isIn} onSave={onSave} />
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
