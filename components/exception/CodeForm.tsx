import { useState } from 'preact/hooks';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { Grant } from '../../utils/policy/grants.ts';
import type { Refused } from '../../utils/policy/requests.ts';

interface Props {
  readonly onCode: (code: string) => Promise<Grant | Refused>;
}

function wordsOf(one: Grant | Refused): string {
  if ('number' in one)
    return t('exception_granted', one.value, new Date(one.until).toLocaleString(t('locale_language')));
  if (one.refused === 'mistyped') return t('exception_mistyped', String(one.row));
  return t(keyOf('refused', one.refused));
}

/** Takes the code that the help desk answers with, and shows what it grants, or why it was refused. */
export function CodeForm({ onCode }: Props) {
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<Grant | Refused | null>(null);
  const isRefused = answer !== null && 'refused' in answer;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onCode(code).then(setAnswer);
      }}
    >
      <h2>{t('exception_code_title')}</h2>
      <p class="field">
        <label for="code">{t('exception_code')}</label>
        <textarea
          id="code"
          class="code"
          rows={6}
          spellcheck={false}
          autocomplete="off"
          value={code}
          aria-invalid={isRefused}
          aria-describedby="code-what code-problem"
          onInput={({ currentTarget }) => {
            setCode(currentTarget.value);
            setAnswer(null);
          }}
        />
      </p>
      <p id="code-what" class="what">
        {t('exception_code_what')}
      </p>
      <p id="code-problem" class="problem" role="alert">
        {isRefused ? wordsOf(answer) : ''}
      </p>
      <p class="buttons">
        <button type="submit" class="button">
          {t('exception_use')}
        </button>
      </p>
      <p class="granted" role="status">
        {answer !== null && !isRefused ? wordsOf(answer) : ''}
      </p>
    </form>
  );
}
