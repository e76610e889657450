import { isDecision, type JournalEntry } from '../../utils/core/report.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';

interface Props {
  readonly entries: readonly JournalEntry[];
  /** Omitted where the organisation requires that decisions are kept. */
  readonly onClear?: (() => void) | undefined;
  /** Saves the list as a file. */
  readonly onSave: (form: 'json' | 'csv') => void;
}

/** Nobody reads more than this; the support bundle counts all. */
const SHOWN = 100;

const timeOf = (at: number) => new Date(at).toLocaleString(t('locale_language'));

function wordsOf(entry: JournalEntry): string {
  const { site, outcome } = entry;
  if (!isDecision(entry)) return t(keyOf('journal', outcome), site, timeOf(entry.until));
  return t(keyOf('journal', outcome), entry.to || site, t(keyOf('level', entry.level)));
}

/** Renders what policy decided and the outcome, newest first. */
export function Journal({ entries, onClear, onSave }: Props) {
  return (
    <section>
      <h2>{t('journal_title')}</h2>
      <p class="what">{t('journal_what')}</p>
      {entries.length === 0 && <p>{t('journal_empty')}</p>}
      {entries.length > 0 && (
        <>
          <ul class="journal">
            {entries.slice(0, SHOWN).map((entry, index) => (
              <li key={index}>
                <time dateTime={new Date(entry.at).toISOString()}>{timeOf(entry.at)}</time> {wordsOf(entry)}
                {isDecision(entry) && entry.reason !== undefined && <q> {entry.reason}</q>}
              </li>
            ))}
          </ul>
          <p class="buttons">
            {(['json', 'csv'] as const).map((form) => (
              <button
                key={form}
                type="button"
                class="button"
                onClick={() => {
                  onSave(form);
                }}
              >
                {t('journal_save', form.toUpperCase())}
              </button>
            ))}
            {onClear && (
              <button type="button" class="button" onClick={onClear}>
                {t('journal_clear')}
              </button>
            )}
          </p>
          {!onClear && <p class="what">{t('journal_kept')}</p>}
        </>
      )}
    </section>
  );
}
