import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';

interface Props {
  /** Whether the policy builder is offered: the organisation has not hidden it. */
  readonly hasBuilder: boolean;
  /** Copies the support bundle to the clipboard; resolves to false where the browser refuses. */
  readonly onCopyBundle: () => Promise<boolean>;
}

/** Renders how to report a fault, which no organisation can hide, and the pages for those who administer browsers. */
export function Support({ hasBuilder, onCopyBundle }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <section>
      <h2>{t('policy_support')}</h2>
      <p class="buttons">
        <button
          type="button"
          class="button"
          aria-describedby="bundle-what"
          onClick={() => void onCopyBundle().then(setCopied)}
        >
          {t('policy_bundle')}
        </button>
        <a class="button" href="/selftest.html">
          {t('selftest_title')}
        </a>
        <span role="status">{copied ? t('advice_copied') : ''}</span>
      </p>
      <p id="bundle-what" class="what">
        {t('policy_bundle_what')}
      </p>
      {hasBuilder && (
        <p>
          <a class="option" href="/policy.html">
            {t('policy_builder_open')}
          </a>
        </p>
      )}
    </section>
  );
}
