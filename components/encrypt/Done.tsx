import type { Made } from '../../utils/encrypt/as-page.ts';
import type { EncryptTo } from '../../utils/core/key.ts';
import type { For } from '../../utils/encrypt/seal.ts';
import { t } from '../../utils/platform/i18n.ts';
import { useFocus } from '../focus.ts';
import { Outcome, type InPageProps } from './InPage.tsx';
import { Passphrase } from './Passphrase.tsx';
import type { PutEnd } from './put-all.ts';
import { Result } from './Result.tsx';

interface Props extends Pick<InPageProps, 'given' | 'onBack'> {
  /** One result for each field that files came from. */
  readonly made: readonly Made[];
  /** What happened to the result in the page that the files came from; null where they came from no page. */
  readonly put: PutEnd | null;
  /** Who can open it. */
  readonly to: For | EncryptTo;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onSave: () => void;
  readonly onAgain: () => void;
}

const named = ({ keys }: EncryptTo) =>
  new Intl.ListFormat(t('locale_language')).format(keys.map(({ address }) => address));

interface SavingProps extends Made, Pick<Props, 'onSave'> {
  readonly isFirst: boolean;
}

/** Renders the result of one job. */
function Saving({ sealed, page, isFirst, onSave }: SavingProps) {
  return (
    <>
      {page && <Result {...page} isFirst={isFirst} onSave={onSave} />}
      {page && !page.isBeside ? (
        <details>
          <summary>{t('encrypt_refused')}</summary>
          <Result {...sealed} isFirst={false} onSave={onSave} />
        </details>
      ) : (
        <Result {...sealed} isFirst={isFirst} onSave={onSave} />
      )}
    </>
  );
}

/** Renders the results, and what the person still has to do with them. */
export function Done(props: Props) {
  const { made, put, given, to, onBack, onCopy, onSave, onAgain } = props;
  const page = made[0]?.page;
  const isIn = put === 'there' || put === 'taken';
  const title = useFocus<HTMLHeadingElement>();
  return (
    <section aria-labelledby="sealed">
      <h2 id="sealed" ref={title} tabIndex={-1}>
        {t(isIn ? 'encrypt_done_put' : page?.isBeside ? 'encrypt_done_both' : 'encrypt_done')}
      </h2>
      {put && <Outcome given={given} put={put} onBack={onBack} />}
      {made.map((one, at) => (
        <Saving key={at} {...one} isFirst={!isIn} onSave={onSave} />
      ))}
      {'passphrase' in to ? (
        <Passphrase phrase={to.passphrase} onCopy={onCopy} onAnother={null} />
      ) : (
        <p>
          {'keys' in to
            ? t('encrypt_for_people', named(to))
            : t('encrypt_for_keys', String(to.recipients.length))}
        </p>
      )}
      <p class="what">
        {t(
          page
            ? 'encrypt_how_to_open_page'
            : 'keys' in to
              ? 'encrypt_how_to_open_pgp'
              : 'encrypt_how_to_open',
        )}
      </p>
      <p class="buttons">
        <button type="button" class="button" onClick={onAgain}>
          {t('encrypt_again')}
        </button>
      </p>
    </section>
  );
}
