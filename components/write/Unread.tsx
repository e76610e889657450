import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';

interface Props {
  readonly what: 'write_unread' | 'write_own_failed';
  readonly onAgain: () => Promise<unknown>;
}

/** Says what could not be read, with a button to try again. */
export function Unread({ what, onAgain }: Props) {
  const [isTrying, setTrying] = useState(false);
  return (
    <>
      {/* Screen readers announce only a text that was absent before. */}
      <p class="problem" role="alert">
        {isTrying ? '' : t(what)}
      </p>
      <p class="buttons">
        <button
          type="button"
          class="button"
          aria-disabled={isTrying}
          onClick={() => {
            if (isTrying) return;
            setTrying(true);
            void onAgain().finally(() => {
              setTrying(false);
            });
          }}
        >
          {t('options_again')}
        </button>
      </p>
    </>
  );
}
