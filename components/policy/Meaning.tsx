import { t } from '../../utils/platform/i18n.ts';
import type { Reference, Said } from '../../utils/policy/reference-texts.ts';
import type { Key } from '../../utils/policy/schema.ts';

interface Props {
  readonly of: Key;
  readonly reference: Reference;
  /** Whether the details are shown at once, not only when opened. */
  readonly isWhole?: boolean;
  /** The id of the meaning, for the control that it describes. */
  readonly id?: string;
}

/** Renders texts of the reference, one after the other; those in English are marked as such for screen readers. */
const textsOf = (those: readonly Said[]) =>
  those.map(({ text, isEnglish }) => (
    <span key={text} {...(isEnglish && { lang: 'en', dir: 'ltr' })}>
      {text}{' '}
    </span>
  ));

/** Renders what the reference (docs/policy.md) says about a setting. */
export function Meaning({ of, reference, isWhole = false, id }: Props) {
  const { title, meaning, details } = reference[of];
  return (
    <div class="meaning">
      <p>
        <strong>{textsOf([title])}</strong> <code>{of}</code>
      </p>
      <p class="what" id={id}>
        {textsOf(isWhole ? [meaning, ...details] : [meaning])}
      </p>
      {!isWhole && details.length > 0 && (
        <details>
          <summary>{t('strip_details')}</summary>
          <p class="what">{textsOf(details)}</p>
        </details>
      )}
    </div>
  );
}
