import { useEffect, useRef, useState } from 'preact/hooks';
import type { WindowReport } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';
import { Question } from '../practice/Question.tsx';

interface Props {
  /** Languages that the policy has texts in. */
  readonly languages: readonly string[];
  /**
   * Returns what would be held in the practice mail under this policy; null where nothing would. Rejects where it
   * cannot be judged.
   */
  readonly onPreview: (language: string) => Promise<WindowReport | null>;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Shows the question at Send as a person would see it under the policy on the page, with the organisation's texts. */
export function Preview({ languages, onPreview, onCopy }: Props) {
  const [language, setLanguage] = useState('');
  const [report, setReport] = useState<WindowReport | null>(null);
  const [told, setTold] = useState('');
  const buttonRef = useRef<HTMLButtonElement>(null);
  const wasShownRef = useRef(false);
  // Nothing outside the dialog can take the focus until it is gone.
  useEffect(() => {
    if (!report && wasShownRef.current) buttonRef.current?.focus();
    wasShownRef.current = report !== null;
  }, [report]);
  const chosen = languages.includes(language) ? language : (languages[0] ?? t('locale_language'));
  return (
    <section>
      <h2>{t('builder_preview')}</h2>
      <p class="what">{t('builder_preview_what')}</p>
      {languages.length > 1 && (
        <p class="field">
          <label for="preview-language">{t('builder_language')}</label>
          <select
            id="preview-language"
            value={chosen}
            onChange={({ currentTarget }) => {
              setLanguage(currentTarget.value);
            }}
          >
            {languages.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </p>
      )}
      <p class="buttons">
        <button
          type="button"
          id="preview"
          ref={buttonRef}
          class="button"
          onClick={() => {
            setTold('');
            void onPreview(chosen).then(
              (held) => {
                setReport(held);
                setTold(held ? '' : t('builder_unasked'));
              },
              () => {
                setTold(t('builder_failed'));
              },
            );
          }}
        >
          {t('builder_preview_show')}
        </button>
        <span role="status">{told}</span>
      </p>
      {report && (
        <Question
          report={report}
          onCopy={onCopy}
          onPage={() => undefined}
          onAnswer={() => {
            setReport(null);
          }}
        />
      )}
    </section>
  );
}
