import { t } from '../../utils/platform/i18n.ts';
import type { Reference, ShownText } from '../../utils/policy/reference-texts.ts';
import type { Key } from '../../utils/policy/schema.ts';

interface Props {
  readonly of: Key;
  readonly reference: Reference;
  /** Whether the details are shown at once, not only when opened. */
  readonly isWhole?: boolean;
  /** The id of the meaning, for the control that it describes. */
  readonly id?: string;
}

/** Renders a text of the reference; one in English is marked as such for screen readers. */
const textIn = ({ text, isEnglish }: ShownText) => (
  <span {...(isEnglish && { lang: 'en', dir: 'ltr' })}>{text}</span>
);

/** Renders what the reference (docs/policy.md) says about a setting. */
export function Meaning({ of, reference, isWhole = false, id }: Props) {
  const { title, meaning, details } = reference[of];
  const more = details.join(' ');
  return (
    <div class="meaning">
      <p>
        <strong>{textIn(title)}</strong> <code dir="ltr">{of}</code>
      </p>
      <p class="what" id={id}>
        {textIn(meaning)} {isWhole && more}
      </p>
      {!isWhole && more !== '' && (
        <details>
          <summary>{t('strip_details')}</summary>
          <p class="what">{more}</p>
        </details>
      )}
    </div>
  );
}
