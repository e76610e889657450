import { useState } from 'preact/hooks';
import { t, tCount } from '../../utils/platform/i18n.ts';
import type { Grant } from '../../utils/policy/grants.ts';
import type { Refused } from '../../utils/policy/requests.ts';
import { CodeForm } from './CodeForm.tsx';

/** A request that was made, and how to pass it to the organisation. */
export interface Asked {
  readonly number: string;
  readonly text: string;
  /** The organisation's address with the request filled in; null where it has none. */
  readonly href: string | null;
}

interface Props {
  /** What is held, in words; null where nothing is held any more. */
  readonly held: string | null;
  /** Nothing about a private window is stored, so no exception can be requested for it. */
  readonly isPrivate: boolean;
  /** The least number of characters of a reason. */
  readonly minimum: number;
  readonly asked: Asked | null;
  /** Whether the organisation grants exceptions by codes. */
  readonly mayGrant: boolean;
  /** Makes the request; rejects where it cannot be stored. */
  readonly onAsk: (reason: string) => Promise<void>;
  readonly onCode: (code: string) => Promise<Grant | Refused>;
  readonly onCopy: (text: string) => Promise<boolean>;
}

function ReasonForm({ minimum, onAsk }: Pick<Props, 'minimum' | 'onAsk'>) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const given = reason.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (given.length < minimum) setProblem(tCount('hold_reason_hint', minimum));
        else
          void onAsk(given).catch(() => {
            setProblem(t('options_not_saved'));
          });
      }}
    >
      <p class="field">
        <label for="why">{t('exception_why')}</label>
        <textarea
          id="why"
          rows={2}
          maxLength={500}
          value={reason}
          aria-describedby="why-what why-problem"
          onInput={({ currentTarget }) => {
            setReason(currentTarget.value);
            setProblem('');
          }}
        />
      </p>
      <p id="why-what" class="what">
        {t('exception_why_what')}
      </p>
      <p id="why-problem" class="problem" role="alert">
        {problem}
      </p>
      <p class="buttons">
        <button type="submit" class="button primary">
          {t('exception_make')}
        </button>
      </p>
    </form>
  );
}

function Request({ asked, onCopy }: { readonly asked: Asked } & Pick<Props, 'onCopy'>) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const { number, text, href } = asked;
  return (
    <section>
      <h2>{t('exception_number', number)}</h2>
      <p>{t('exception_hand_over')}</p>
      <pre class="request" tabIndex={0} role="region" aria-label={t('exception_text')}>
        {text}
      </pre>
      <p class="buttons">
        {href !== null && (
          <a class="button primary" href={href} target="_blank" rel="noreferrer">
            {t(href.startsWith('mailto:') ? 'exception_mail' : 'exception_form')}
          </a>
        )}
        <button type="button" class="button" onClick={() => void onCopy(text).then(setCopied)}>
          {t('exception_copy')}
        </button>
        <span role="status">
          {isCopied === null ? '' : t(isCopied ? 'advice_copied' : 'advice_copy_failed')}
        </span>
      </p>
    </section>
  );
}

/**
 * The page where a person asks the organisation to let through what it holds, and enters the code that it answers with.
 */
export function Exception({ held, isPrivate, minimum, asked, mayGrant, onAsk, onCode, onCopy }: Props) {
  if (held === null || isPrivate)
    return (
      <main>
        <h1>{t('exception_title')}</h1>
        <p>{t(isPrivate ? 'exception_private' : 'exception_none')}</p>
      </main>
    );
  return (
    <main>
      <h1>{t('exception_title')}</h1>
      <p>{held}</p>
      <p class="what">{t('exception_what')}</p>
      {asked ? <Request asked={asked} onCopy={onCopy} /> : <ReasonForm minimum={minimum} onAsk={onAsk} />}
      {asked && mayGrant && <CodeForm onCode={onCode} />}
    </main>
  );
}
