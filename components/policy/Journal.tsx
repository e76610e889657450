import type { JournalEntry } from '../../utils/core/report.ts';
import { keyOf, t } from '../../utils/i18n.ts';

interface Props {
  readonly entries: readonly JournalEntry[];
  readonly onClear: () => void;
}

/** More than these nobody reads; the support bundle counts all. */
const SHOWN = 100;

/** What policy decided and how it ended, newest first. */
export function Journal({ entries, onClear }: Props) {
  return (
    <section>
      <h2>{t('journal_title')}</h2>
      <p class="what">{t('journal_what')}</p>
      {entries.length === 0 && <p>{t('journal_empty')}</p>}
      {entries.length > 0 && (
        <>
          <ul class="journal">
            {entries.slice(0, SHOWN).map(({ at, site, to, level, outcome, reason }, index) => (
              <li key={index}>
                <time dateTime={new Date(at).toISOString()}>
                  {new Date(at).toLocaleString(t('locale_language'))}
                </time>{' '}
                {t(keyOf('journal', outcome), to || site, t(keyOf('level', level)))}
                {reason !== undefined && <q> {reason}</q>}
              </li>
            ))}
          </ul>
          <p class="buttons">
            <button type="button" class="button" onClick={onClear}>
              {t('journal_clear')}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
