import { useState } from 'preact/hooks';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { Check, Tested } from '../../utils/policy/self-test.ts';
import { PolicyStamp } from '../PolicyStamp.tsx';

interface Props {
  /** null while the tests are running. */
  readonly tested: Tested | null;
  readonly onAgain: () => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

function Line({ check: { id, state, values = [] } }: { readonly check: Check }) {
  return (
    <li class={`check ${state}`}>
      <strong>{t(keyOf('selftest', id))}</strong> <span class="state">{t(keyOf('tested', state))}</span>
      {state !== 'works' && <p>{t(keyOf(state, id as 'policy'), ...values)}</p>}
    </li>
  );
}

/** Renders what works on this device and what is missing, for an admin to read and copy. */
export function SelfTest({ tested, onAgain, onCopy }: Props) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const missing = tested?.checks.filter(({ state }) => state === 'missing').length ?? 0;
  return (
    <main>
      <h1>{t('selftest_title')}</h1>
      <p class="what">{t('selftest_what')}</p>
      <p role="status" class={missing > 0 ? 'problem' : ''}>
        {tested === null
          ? t('selftest_running')
          : missing === 0
            ? t('selftest_all')
            : t('selftest_count', String(missing))}
      </p>
      {tested?.heartbeat.policy.stamp && <PolicyStamp stamp={tested.heartbeat.policy.stamp} />}
      {tested && (
        <>
          <ul class="checks">
            {tested.checks.map((check) => (
              <Line key={check.id} check={check} />
            ))}
          </ul>
          <p class="buttons">
            <button
              type="button"
              class="button primary"
              onClick={() => void onCopy(tested.text).then(setCopied)}
            >
              {t('selftest_copy')}
            </button>
            <button type="button" class="button" onClick={onAgain}>
              {t('selftest_again')}
            </button>
            <span role="status">
              {isCopied === null ? '' : t(isCopied ? 'advice_copied' : 'advice_copy_failed')}
            </span>
          </p>
          <details>
            <summary>{t('selftest_report')}</summary>
            <pre tabIndex={0} role="region" aria-label={t('selftest_report')}>
              {tested.text}
            </pre>
          </details>
        </>
      )}
    </main>
  );
}
