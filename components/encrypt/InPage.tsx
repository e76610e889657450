import type { Put } from '../../utils/encrypt/field.ts';
import type { Given } from '../../utils/encrypt/from-page.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';

/** Files that were chosen in a page, and the way back there. */
export interface InPageProps {
  readonly given: Given | null;
  /** Does its field take files with this ending (`.age`)? */
  readonly takes: (ending: string) => boolean;
  readonly onBack: () => void;
}

interface FromProps extends Pick<InPageProps, 'given'> {
  /** Its field takes the encrypted file. */
  readonly isFitting: boolean;
}

/** Where the files come from, and whether the encrypted one can take their place: said before anything is done. */
export function GivenFrom({ given, isFitting }: FromProps) {
  if (!given) return null;
  const { host, accept } = given.offer;
  return (
    <p class="given">
      {isFitting ? t('encrypt_given', host) : t('encrypt_given_refuses', host, accept)}{' '}
      <span class="what">{t('encrypt_given_before')}</span>
    </p>
  );
}

interface OutcomeProps extends Pick<InPageProps, 'given' | 'onBack'> {
  readonly put: Put;
}

/** Whether the encrypted file is in the page now, as it was read back there. */
export function Outcome({ given, put, onBack }: OutcomeProps) {
  const host = given?.offer.host ?? '';
  const isIn = put === 'there' || put === 'taken';
  return (
    <>
      <p class={isIn ? '' : 'problem'} role="status">
        {t(keyOf('put', put), host)}
      </p>
      <p class="buttons">
        <button type="button" class={isIn ? 'button primary' : 'button'} onClick={onBack}>
          {t('encrypt_back', host)}
        </button>
      </p>
    </>
  );
}
