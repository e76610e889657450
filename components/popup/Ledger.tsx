import type { LedgerEntry } from '../../utils/core/report.ts';
import { keyOf, t, tCount } from '../../utils/platform/i18n.ts';
import { byName, countToday } from './asked.ts';

/** At most this many of the newest requests are listed; the count covers all. */
const SHOWN = 50;

function Entry({ entry }: { readonly entry: LedgerEntry }) {
  const { at, to, revealed, outcome } = entry;
  const time = new Date(at).toLocaleString(t('locale_language'), { dateStyle: 'short', timeStyle: 'short' });
  return (
    <li>
      {t('ledger_entry', to, revealed)}
      <span class="source">
        {t('ledger_when', time, outcome === 'answered' ? t('ledger_answered') : t(keyOf('reason', outcome)))}
      </span>
    </li>
  );
}

interface Props {
  readonly entries: readonly LedgerEntry[];
  readonly now: number;
}

/**
 * Renders the network requests that Sealcheck made: one sentence about today, then one row per name, which opens to
 * show who was told what, and the outcome.
 */
export function Ledger({ entries, now }: Props) {
  if (entries.length === 0) return <p>{t('ledger_none')}</p>;
  const { hosts, names } = countToday(entries, now);
  const newest = entries.slice(0, SHOWN);
  return (
    <>
      <p>
        {hosts === 0
          ? t('ledger_today_none')
          : t('ledger_today', tCount('ledger_hosts', hosts), tCount('ledger_names', names))}
      </p>
      <p class="what">{tCount('ledger_count', entries.length)}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={t('ledger_title')}>
        {byName(newest).map(({ about, entries: ones }) => (
          <details key={about}>
            <summary>{t('ledger_about', about, tCount('ledger_count', ones.length))}</summary>
            <ul class="evidence">
              {ones.map((entry, index) => (
                <Entry key={index} entry={entry} />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </>
  );
}
