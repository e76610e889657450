import type { Given } from '../../utils/encrypt/from-page.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { PutEnd } from './put-all.ts';

/** Files that a page was given, and the way back to that page. */
export interface InPageProps {
  readonly given: Given | null;
  /** Whether its fields accept files with this extension (`.age`). */
  readonly takes: (ending: string) => boolean;
  readonly onBack: () => void;
}

interface FromProps extends Pick<InPageProps, 'given'> {
  /** Whether its fields accept the encrypted files. */
  readonly isFitting: boolean;
}

/** Says, before anything is done, where the files come from and whether encrypted ones can take their place. */
export function GivenFrom({ given, isFitting }: FromProps) {
  if (!given) return null;
  const { host, places, had } = given.offer;
  if (had) return <p class="given">{t('encrypt_given_had', host)}</p>;
  const accepts = [...new Set(places.map(({ accept }) => accept))].filter((one) => one !== '');
  return (
    <p class="given">
      {isFitting ? t('encrypt_given', host) : t('encrypt_given_refuses', host, accepts.join(', '))}{' '}
      {isFitting && places.length > 1 && `${t('encrypt_given_fields')} `}
      <span class="what">{t('encrypt_given_before')}</span>
    </p>
  );
}

interface OutcomeProps extends Pick<InPageProps, 'given' | 'onBack'> {
  readonly put: PutEnd;
}

/** Renders whether the encrypted file is now in the page, as read back from there. */
export function Outcome({ given, put, onBack }: OutcomeProps) {
  const host = given?.offer.host ?? '';
  const isIn = put === 'there' || put === 'taken';
  return (
    <>
      <p class={isIn ? '' : 'problem'} role="status">
        {t(keyOf('put', put), host)}
        {given?.offer.had && ` ${t('encrypt_given_had', host)}`}
      </p>
      <p class="buttons">
        <button type="button" class={isIn ? 'button primary' : 'button'} onClick={onBack}>
          {t('encrypt_back', host)}
        </button>
      </p>
    </>
  );
}
